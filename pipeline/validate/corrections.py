"""The check of the corrections we make by hand."""

from collections.abc import Iterator

from pipeline.tables import Correction, CorrectionState, Severity
from pipeline.validate.facts import Facts
from pipeline.validate.outcome import Failed, Outcome, Passed
from pipeline.validate.registry import check

_WHY = {
    CorrectionState.NOT_NEEDED: "the article says so itself",
    CorrectionState.OUTDATED: "the article says something else now",
    CorrectionState.ROW_MISSING: "the row is gone",
}


@check(Severity.ERROR)
def corrections_are_needed(facts: Facts) -> Iterator[Outcome]:
    """Every correction made by hand replaces what the article says there. One that the article no
    longer needs, or whose row is gone, is to be taken out of `corrections.yml`.
    """
    for correction in facts.rows[Correction]:
        if correction.state is CorrectionState.APPLIED:
            yield Passed(correction.article_id)
        else:
            yield _needless(correction)


def _needless(one: Correction) -> Failed:
    return Failed(
        row=one,
        message=f"the correction of {one.table_name}.{one.column_name} in {one.row_key} from"
        f" {one.old_value} to {one.new_value} is no longer needed: {_WHY[one.state]}",
        expected=one.old_value,
        observed=one.observed_value,
        name=f"{one.table_name}:{one.row_key}:{one.column_name}",
    )
