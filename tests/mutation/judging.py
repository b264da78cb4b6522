"""What the checks find in a mutant, held against what they should: the rule and the place."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from pipeline.normalise.rows import build_rows
from pipeline.parse.article import parse_article
from pipeline.read.source import SourceArticle
from pipeline.tables import Finding, TextFormat
from pipeline.validate import run_checks
from tests.mutation.pieces import Mutant
from tests.validate.build import an_article

RULES: dict[str, tuple[str, ...]] = {
    "score": ("goals_listed_equal_the_score", "tie_note_agrees_with_the_legs"),
    "goal left out": ("goals_listed_equal_the_score",),
    "goal twice": ("goals_listed_equal_the_score",),
    "minute": ("minute_lies_within_the_time_played",),
    "scorer": ("total_of_a_scorer_equals_his_goals", "nobody_with_as_many_goals_is_missing"),
    "date": ("year_fits_the_neighbouring_matches",),
    "team": (
        "no_team_plays_itself",
        "every_pair_of_a_group_meets_equally_often",
        "printed_line_agrees_with_the_matches",
        "no_team_plays_twice_on_one_day",
    ),
    "table cell": (
        "printed_line_agrees_with_the_matches",
        "played_is_won_drawn_and_lost",
        "wins_of_a_closed_table_equal_its_losses",
    ),
    "list total": (
        "total_of_a_scorer_equals_his_goals",
        "goals_fall_down_the_list_of_scorers",
    ),
    "infobox num_teams": ("stated_teams_equal_those_seen",),
    "infobox matches": ("stated_matches_equal_those_shown",),
    "infobox goals": ("stated_goals_equal_the_sum_of_scores",),
    "infobox total": ("stated_matches_equal_those_shown", "stated_goals_equal_the_sum_of_scores"),
    "infobox scorer": ("infobox_top_scorer_leads_the_list", "total_of_a_scorer_equals_his_goals"),
    "champion": ("champion_won_the_final",),
    "runner-up": ("runner_up_lost_the_final",),
    "winner in bold": ("winner_marked_in_a_tie_table_won_the_tie",),
    "aggregate": ("aggregate_of_a_tie_table_is_the_sum_of_the_legs",),
    "leg in a table": ("passages_on_a_match_agree_on_its_score",),
    "note's aggregate": ("tie_note_agrees_with_the_legs",),
    "note's winner": ("tie_note_agrees_with_the_legs",),
}
"""By kind of change the checks one of which has to name it."""

UNCHANGED = "none"
"""The kind of change of an article as it is."""

_LINK = re.compile(r"\|([^\[\]|]+)\]\]")
_WHERE = frozenset(
    {"scorer"}
)  # the totals show it, by name: which of his goals it is, nobody can tell


@dataclass(slots=True)
class Verdict:
    """How mutants fared: how many of each kind, and those missed, each with what was found."""

    tried: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Of the articles judged rightly: right rule and place, or silence over one that holds."""
        return 1 - len(self.missed) / max(self.tried.total(), 1)

    def judge(self, mutant: Mutant, known: Collection[str] = ()) -> None:
        """Run the checks over a mutant. ``known`` are ids of findings of the article as it was."""
        self.tried[mutant.kind] += 1
        new = [one for one in findings(mutant.title, mutant.text) if one.finding_id not in known]
        named = [one for one in new if one.rule in RULES[mutant.kind]]
        if not any(_is_there(one, mutant) for one in named):
            seen = sorted({one.rule for one in new})
            self.missed.append(f"{mutant.kind} {mutant.said!r} in {mutant.title}: {seen}")

    def judge_unchanged(self, title: str, text: str) -> None:
        """Run the checks over an article that holds: whatever is found is a false alarm."""
        self.tried[UNCHANGED] += 1
        alarms = sorted({one.rule for one in findings(title, text)})
        if alarms:
            self.missed.append(f"{UNCHANGED} {title}: {alarms}")

    def add(self, other: "Verdict") -> None:
        """Take in another one."""
        self.tried += other.tried
        self.missed += other.missed


def findings(title: str, text: str) -> tuple[Finding, ...]:
    """What all checks find in an article by itself."""
    is_wikitext = "{{" in text
    row = an_article(
        article_id=f"enwiki:{title}",
        title=title,
        char_count=len(text),
        text_format=TextFormat.WIKITEXT if is_wikitext else TextFormat.PLAIN_TEXT,
    )
    source = SourceArticle(row, text, "mutant")
    return run_checks(build_rows([(source, parse_article(source))])).findings


def _is_there(finding: Finding, mutant: Mutant) -> bool:
    """Whether one of the two places of a finding is the one that was changed, or it names whom."""
    if mutant.kind in _WHERE:
        names = _LINK.findall(mutant.was + mutant.said)
        return any(name in finding.message for name in names)
    places = [(finding.source_start, finding.source_end)]
    if finding.other_source_start is not None and finding.other_source_end is not None:
        places.append((finding.other_source_start, finding.other_source_end))
    return any(start <= mutant.start <= end for start, end in places)


def in_turn(mutants: Iterable[Mutant]) -> dict[str, list[Mutant]]:
    """By kind, so that every kind is tried as often."""
    kinds: dict[str, list[Mutant]] = {}
    for mutant in mutants:
        kinds.setdefault(mutant.kind, []).append(mutant)
    return kinds
