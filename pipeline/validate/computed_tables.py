"""The check of printed tables against those computed from the matches."""

from collections.abc import Iterator

from pipeline.tables import Severity, Standing
from pipeline.validate.facts import Facts
from pipeline.validate.outcome import Failed, Outcome, Passed, Undecided
from pipeline.validate.registry import check
from pipeline.validate.tables_beside import TablesBeside, differences, in_words
from pipeline.validate.weighing.tables import weigh_line
from pipeline.validate.weighing.telling import told


@check(Severity.ERROR)
def printed_line_agrees_with_the_matches(facts: Facts) -> Iterator[Outcome]:
    """Won, drawn, lost, goals and points of a printed line are those its team's matches give,
    under the article's own points, bonus points and adjustments. One finding names all that
    differs in a line. Undecided where a line counts more matches than the article shows and most
    lines do so, or where nothing tells what a win is worth.
    """
    tables = facts.kept(TablesBeside)
    for lines in tables.printed.values():
        for line in lines:
            computed = tables.beside(line)
            if computed is None or line.played is None:
                continue
            if line.played > (computed.played or 0) and not tables.is_whole(line.table_id):
                yield Undecided(line.article_id, "the table counts matches that are not shown")
            elif computed.points is None:
                yield Undecided(line.article_id, "no rule says what a win is worth")
            else:
                yield _compared(facts, line, computed)


def _compared(facts: Facts, line: Standing, computed: Standing) -> Outcome:
    wrong = differences(line, computed)
    if not wrong:
        return Passed(line.article_id)
    printed, made = in_words(wrong)
    return Failed(
        row=line,
        message=f"{line.team_name}: the table prints {printed}, the matches give {made}"
        + told(weigh_line(facts, line, wrong)),
        expected=made,
        observed=printed,
        other=computed,
    )
