"""The pages of the test wiki, as an export it can import. All of it is made up."""

from collections.abc import Iterable, Iterator
from itertools import count
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

ARTICLE, TEMPLATE, CATEGORY, MODULE = 0, 10, 14, 828
LEAGUES = ("Northland", "Southland", "Eastland", "Westland", "Midland", "Lakeland")
YEARS = range(1950, 2005)
CLUBS = 670
BIG = [f"Big page {number}" for number in range(1, 7)]
BIG_SIZE = 1_900_000


class WikiPage(NamedTuple):
    """A page with the texts of its revisions, the oldest first."""

    title: str
    texts: tuple[str, ...]
    namespace: int = ARTICLE
    redirect: str | None = None


def pages() -> Iterator[WikiPage]:
    """All pages, in the order of their numbers on the wiki."""
    yield from _seasons()
    yield from _clubs()
    yield from _redirects()
    yield from _odd_titles()
    yield from _odd_texts()
    yield from _shown()
    yield from _categories()


def season_title(league: str, year: int) -> str:
    """The title of a season.

    >>> season_title("Northland", 1999)
    '1999–00 Northland League'
    """
    return f"{_years(year)} {league} League"


def season_titles() -> list[str]:
    """The titles of all seasons, 330 of them."""
    return [season_title(league, year) for league in LEAGUES for year in YEARS]


def render_export(found: Iterable[WikiPage]) -> Iterator[str]:
    """An export of the pages, piece by piece."""
    yield _HEAD
    revision_ids = count(101)
    for page_id, page in enumerate(found, start=10):
        yield f"<page><title>{escape(page.title)}</title><ns>{page.namespace}</ns>"
        yield f"<id>{page_id}</id>"
        if page.redirect:
            yield f"<redirect title={quoteattr(page.redirect)} />"
        model = "Scribunto" if page.namespace == MODULE else "wikitext"
        for month, text in enumerate(page.texts, start=1):
            number = next(revision_ids)
            yield _REVISION.format(
                number=number, month=month, model=model, text=escape(text), size=len(text.encode())
            )
        yield "</page>\n"
    yield "</mediawiki>\n"


_HEAD = """\
<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">
<siteinfo><sitename>Test wiki</sitename><dbname>testwiki</dbname><case>first-letter</case>
<namespaces><namespace key="0" case="first-letter" />
<namespace key="10" case="first-letter">Template</namespace>
<namespace key="14" case="first-letter">Category</namespace>
<namespace key="828" case="first-letter">Module</namespace></namespaces></siteinfo>
"""
_REVISION = (
    "<revision><id>{number}</id><timestamp>2024-{month:02}-01T10:00:00Z</timestamp>"
    "<contributor><username>Importer</username><id>2</id></contributor><origin>{number}</origin>"
    "<model>{model}</model><format>text/x-wiki</format>"
    '<text bytes="{size}" xml:space="preserve">{text}</text></revision>'
)


def _years(year: int) -> str:
    return f"{year}–{(year + 1) % 100:02}"


def _seasons() -> Iterator[WikiPage]:
    for league in LEAGUES:
        for year in YEARS:
            text = _season(league, year)
            yield WikiPage(season_title(league, year), ("To be written.", text))


def _season(league: str, year: int) -> str:
    one, two = f"Club {year % CLUBS + 1:03}", f"Club {year * 7 % CLUBS + 1:03}"
    return _SEASON.format(
        league=league,
        years=_years(year),
        before=f"[[{season_title(league, year - 1)}|{_years(year - 1)}]]",
        after=f"[[{season_title(league, year + 1)}|{_years(year + 1)}]]",
        year=year,
        one=one,
        two=two,
        decade=year // 10 * 10,
    )


_SEASON = """\
{{{{Infobox football league season
| competition = {league} League
| season = {years}
| winners = [[{one}]]
| matches = 2
| total goals = 6
| prevseason = {before}
| nextseason = {after}
}}}}
The '''{years} {league} League''' was won by [[{one}]].<ref>{{{{cite web|title=Annual}}}}</ref>

== League table ==
<section begin="table" />{{{{#invoke:Sports table|main|style=WDL
|update=complete|source=x
|team1=AAA|name_AAA=[[{one}]]|win_AAA=1|draw_AAA=1|loss_AAA=0|gf_AAA=4|ga_AAA=2
|team2=BBB|name_BBB=[[{two}]]|win_BBB=0|draw_BBB=1|loss_BBB=1|gf_BBB=2|ga_BBB=4
}}}}<section end="table" />

== Results ==
{{{{Football box collapsible
|date = {{{{Start date|{year}|9|1|df=y}}}}
|team1 = [[{one}]]
|score = 3–1
|goals1 = Alba {{{{goal|12||60|pen.}}}}, Baro {{{{goal|71}}}}
|team2 = [[{two}]]
|goals2 = Cano {{{{goal|90+2}}}}
}}}}
{{{{Football box collapsible
|date = {{{{Start date|{year}|9|8|df=y}}}}
|team1 = [[{two}]]
|score = 1–1
|goals1 = Cano {{{{goal|5}}}}
|team2 = [[{one}]]
|goals2 = Alba {{{{goal|6|o.g.}}}}
}}}}

== References ==
{{{{reflist}}}}

[[Category:{years} in Testland football]]
[[Category:{league} League seasons]]
[[Category:{decade}s in Testland football]]
"""


def _clubs() -> Iterator[WikiPage]:
    for number in range(1, CLUBS + 1):
        text = f"'''Club {number:03}''' is a club.\n\n[[Category:Clubs of Testland]]\n"
        yield WikiPage(f"Club {number:03}", (text,))


def _redirect(title: str, target: str) -> WikiPage:
    page, _, _ = target.partition("#")
    return WikiPage(title, (f"#REDIRECT [[{target}]]",), redirect=page)


def _redirects() -> Iterator[WikiPage]:
    for year in YEARS:
        title = season_title("Northland", year)
        yield _redirect(title.replace("–", "-"), title)
    yield _redirect("Double redirect", "1960-61 Northland League")
    yield _redirect("Redirect to a section", "1961–62 Northland League#League table")
    yield _redirect("Redirect loop A", "Redirect loop B")
    yield _redirect("Redirect loop B", "Redirect loop A")
    yield _redirect("Redirect to itself", "Redirect to itself")
    yield _redirect("Redirect to missing", "No such page")
    yield _redirect("Redirect to another wiki", "wikipedia:Football")


def _odd_titles() -> Iterator[WikiPage]:
    titles = [
        "2019–20 1. FC Köln season", "A/B ../etc/passwd season", "AC/DC F.C.",
        "...And Justice F.C.", "CON", "São Paulo F.C.", "İstanbul Başakşehir F.K.",
        "東京ヴェルディ" * 3 + "F.C.", "A" * 240, 'Quote "x" & y F.C.', "Ünïted – O’Neill’s",
        "=CMD()", "-rf", "$(reboot)", "100% F.C.", "Łódź", "Ängelholms FF", "ǅ",
    ]  # fmt: skip
    for title in titles:
        yield WikiPage(title, (f"The page of {title}.",))


def _odd_texts() -> Iterator[WikiPage]:
    marks = "RLM:\u200f LRM:\u200e minus:\u2212 space:\u00a0 mark:\ufeff tab:\t"
    yield WikiPage("Marks", (marks,))
    yield WikiPage("Empty page", ("",))
    yield WikiPage("Almost empty", ("   \n\n",))
    yield WikiPage("Script page", ('<script>alert(1)</script> =HYPERLINK("http://evil","x")',))
    yield WikiPage("Shows a section", ("{{#lst:1960–61 Northland League|table}}",))
    yield WikiPage("Shows a page", ("{{:1960–61 Northland League}}\n{{Template of a table}}",))
    yield WikiPage("Bad module", ("{{#invoke:Nope|main}} {{#expr:1/0}} {{Missing template}}",))
    yield WikiPage("Blanked", ("Once a long text. " * 50, ""))
    for number, title in enumerate(BIG):
        yield WikiPage(title, (f"{str(number) * 999}\n" * (BIG_SIZE // 1000),))


def _shown() -> Iterator[WikiPage]:
    box = "<div>{{{date|}}} {{{team1}}} {{{score|}}} {{{team2}}} {{{goals1|}}} {{{goals2|}}}</div>"
    yield WikiPage("Template:Football box collapsible", (box,), TEMPLATE)
    yield WikiPage("Template:Infobox football league season", ("{{{season|}}}",), TEMPLATE)
    yield WikiPage("Template:Reflist", ("<references />",), TEMPLATE)
    yield WikiPage("Template:Cite web", ("{{{title}}}",), TEMPLATE)
    yield WikiPage("Template:Start date", ("{{{1}}}-{{{2}}}-{{{3}}}",), TEMPLATE)
    yield WikiPage("Template:Goal", ("{{{1}}}'",), TEMPLATE)
    yield WikiPage("Template:Template of a table", ("{{Football box collapsible}}",), TEMPLATE)
    yield WikiPage("Module:Sports table", (_MODULE,), MODULE)


_MODULE = """\
local p = {}
function p.main(frame)
  local args, out, number = frame.args, {'{|'}, 1
  while args['team' .. number] do
    local code = args['team' .. number]
    out[#out + 1] = '|-\\n| ' .. number .. ' || ' .. args['name_' .. code]
    number = number + 1
  end
  return table.concat(out, '\\n') .. '\\n|}'
end
return p
"""


def _categories() -> Iterator[WikiPage]:
    """A tree that leads back to its root."""

    def category(name: str, *parents: str) -> WikiPage:
        text = "".join(f"[[Category:{parent}]]\n" for parent in parents)
        return WikiPage(f"Category:{name}", (text,), CATEGORY)

    yield category("Seasons of Testland", "Football of Testland")
    yield category("Football of Testland", "Seasons of Testland")
    yield category("Clubs of Testland", "Football of Testland")
    for league in LEAGUES:
        yield category(f"{league} League seasons", "Seasons of Testland")
    yield category("Empty of Testland", "Football of Testland")
