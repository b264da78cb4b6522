"""Three hundred titles as people write them, and what must become of each."""

from pipeline.fetch.account import Outcome
from tests.mediawiki.pages import YEARS, season_title, season_titles

_O = Outcome
ODD = {
    # title                                      what becomes of it
    "Double redirect": _O.REDIRECTED,
    "Redirect to a section": _O.REDIRECTED,
    "Redirect to missing": _O.REDIRECTED,
    "Redirect to another wiki": _O.REDIRECTED,
    "Redirect loop A": _O.REDIRECTED,
    "Redirect loop B": _O.REDIRECTED,
    "Redirect to itself": _O.REDIRECTED,
    "No such page": _O.MISSING,
    "no such page either": _O.MISSING,
    "Template:No such template": _O.MISSING,
    "wikipedia:Football": _O.INVALID,
    "A[b]": _O.INVALID,
    "A|B": _O.INVALID,
    "<b>": _O.INVALID,
    "A" * 256: _O.INVALID,
    "A\ufffdB": _O.INVALID,
    "../A": _O.INVALID,
    "Special:Version": _O.INVALID,
    "Talk:Club 001": _O.INVALID,
    "Category:Clubs of Testland": _O.INVALID,
    "São Paulo F.C.": _O.STORED,
    "Sa\u0303o Paulo F.C.": _O.STORED,
    "I\u0307stanbul Başakşehir F.K.": _O.STORED,
    "_empty__page_": _O.STORED,
    "Almost empty": _O.STORED,
    "Blanked": _O.STORED,
    "club\u00a0001": _O.STORED,
    "Club 002#History": _O.STORED,
    "Club 003\u200e": _O.STORED,
    "A/B ../etc/passwd season": _O.STORED,
    "AC/DC F.C.": _O.STORED,
    "...And Justice F.C.": _O.STORED,
    "CON": _O.STORED,
    "A" * 240: _O.STORED,
    'Quote "x" & y F.C.': _O.STORED,
    "$(reboot)": _O.STORED,
    "100% F.C.": _O.STORED,
    "東京ヴェルディ" * 3 + "F.C.": _O.STORED,
    "Marks": _O.STORED,
    "Script page": _O.STORED,
    "Bad module": _O.STORED,
    "Shows a section": _O.STORED,
    "template:goal": _O.STORED,
    "Module:Sports table": _O.STORED,
}
HYPHENED = [season_title("Northland", year).replace("–", "-") for year in YEARS][:40]
EXPECTED = {
    **ODD,
    **dict.fromkeys(HYPHENED, _O.REDIRECTED),
    **dict.fromkeys(season_titles()[: 300 - len(ODD) - len(HYPHENED)], _O.STORED),
}
