"""Raw wikitext to records: finds the constructs and gives each to its reader."""

from collections.abc import Callable, Iterable, Sequence

from pipeline.parse.brackets import BRACKET_NAMES, read_bracket
from pipeline.parse.fb_cl import FB_CL_NAMES, read_fb_cl
from pipeline.parse.fb_r import FB_R_NAMES, read_fb_r
from pipeline.parse.football_box import BOX_NAMES
from pipeline.parse.goalscorers import GOALSCORER_NAMES, read_goalscorers
from pipeline.parse.records import ArticleRecords, Record
from pipeline.parse.round_n import ROUND_N_NAMES, read_round_n
from pipeline.parse.sports_results import SPORTS_RESULTS_NAMES, read_sports_results
from pipeline.parse.sports_series import SERIES_NAMES, read_sports_series
from pipeline.parse.sports_table import SPORTS_TABLE_NAMES, read_sports_table
from pipeline.parse.tie_tables import TIE_ROW_NAMES, read_tie_table, split_tie_tables
from pipeline.parse.wiki_boxes import read_boxes
from pipeline.parse.wiki_infobox import INFOBOX_NAMES, read_infobox
from pipeline.parse.wiki_transclusions import TRANSCLUSION_NAMES, read_transclusion
from pipeline.parse.wiki_walk import WikiWalk
from pipeline.problems import Unreadable
from pipeline.wikitext.calls import Call
from pipeline.wikitext.names import NameSet
from pipeline.wikitext.scan import find_calls
from pipeline.wikitext.spans import Span

Read = tuple[list[Record], list[tuple[Span, Unreadable]]]


def parse_wikitext(text: str, title: str) -> ArticleRecords:
    """Read one article; every call of a family we know is accounted for in ``coverage``."""
    walk = WikiWalk(text, title)
    _read_infoboxes(walk)
    calls = find_calls(text, _ALL)
    for names, reader in _READERS:
        reader(walk, [call for call in calls if call.name in names])
    return walk.finish()
