"""A million matches with three million goals: published, timed, weighed.

``python -m tests.publish.million make FOLDER`` makes the tables, ``… weigh FOLDER`` publishes them
and prints seconds and MiB as JSON: two processes, so that only publishing is weighed.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.config import Gate
from pipeline.publish.arrow import to_arrow
from pipeline.publish.package import write_artefacts
from pipeline.publish.snapshot import Published, Terms, publish_tables
from pipeline.tables import TABLES, Edition, Goal, Match, Rows, arrow_schema, table_name
from tests.conftest import ROOT
from tests.publish.sample import filled, sample_rows

MATCHES, GOALS_EACH, EDITIONS = 1_000_000, 3, 5_000
_CHUNK = 50_000


@dataclass(frozen=True, slots=True)
class Weighed:
    """What publishing took with all that belongs beside the tables: the first time, and again
    when every match had another attendance, with the gate and what has changed.
    """

    seconds: float
    seconds_again: float
    peak_mib: float
    row_groups: int


def make(folder: Path, matches: int = MATCHES) -> None:
    """Write the tables as Arrow files, as whole as real ones: every column of a match and a goal
    that articles usually fill is filled.
    """
    rows = sample_rows()
    rows.extend(filled(Edition, edition_id=f"edition {n:05}") for n in range(EDITIONS))
    for row in TABLES:
        with pa.OSFile(str(folder / f"{table_name(row)}.arrow"), "wb") as sink:
            schema = arrow_schema(row)
            options = pa.ipc.IpcWriteOptions(unify_dictionaries=True)
            with pa.ipc.new_file(sink, schema, options=options) as writer:
                for table in _batches(row, rows, matches):
                    writer.write_table(table.combine_chunks())


def _batches(row: type, rows: Rows, matches: int) -> Iterator[pa.Table]:
    if row is Match:
        yield from (_matches(range(at, at + _CHUNK)) for at in range(0, matches, _CHUNK))
    elif row is Goal:
        yield from (_goals(range(at, at + _CHUNK)) for at in range(0, matches, _CHUNK))
    yield to_arrow(row, rows[row])  # the names of the sample's come behind in the alphabet


def _matches(numbers: range) -> pa.Table:
    edition = [f"edition {number * EDITIONS // MATCHES:05}" for number in numbers]
    return _table(
        Match,
        len(numbers),
        match_id=[_match_id(number) for number in numbers],
        edition_id=edition,
        stage=["Regular season"] * len(numbers),
        round=[f"Matchday {number % 38 + 1}" for number in numbers],
        date_text=[f"{number % 28 + 1} August {1990 + number % 36}" for number in numbers],
        home_team_name=[f"Club Deportivo {number % 997}" for number in numbers],
        away_team_name=[f"Atlético {number % 991}" for number in numbers],
        home_score=[number % 5 for number in numbers],
        away_score=[number % 3 for number in numbers],
        stadium=[f"Estadio {number % 997}" for number in numbers],
        city=[f"Ciudad {number % 499}" for number in numbers],
        attendance=[number * 37 % 60_000 for number in numbers],
        referee_name=[f"Referee {number % 241}" for number in numbers],
        report_url=[f"https://reports.example/{number}" for number in numbers],
        source_start=[number % 300_000 for number in numbers],
        section=["Results / Regular season"] * len(numbers),
    )


def _goals(numbers: range) -> pa.Table:
    pairs = [(number, goal) for number in numbers for goal in range(1, GOALS_EACH + 1)]
    return _table(
        Goal,
        len(pairs),
        match_id=[_match_id(number) for number, _ in pairs],
        goal_number=[goal for _, goal in pairs],
        scorer_name=[f"Player {number * 7 % 9973} Surname {goal}" for number, goal in pairs],
        scorer_link=[f"Player {number * 7 % 9973}" for number, _ in pairs],
        minute=[(number * goal) % 90 + 1 for number, goal in pairs],
        minute_text=[f"{(number * goal) % 90 + 1}'" for number, goal in pairs],
        source_start=[number % 300_000 for number, _ in pairs],
        section=["Results / Regular season"] * len(pairs),
    )


def _match_id(number: int) -> str:
    teams = f"club-{number % 997}-v-atletico-{number % 991}"
    return f"edition-{number * EDITIONS // MATCHES:05}--matchday-{number:07}--{teams}"


def _table(row: type, count: int, **values: Sequence[object]) -> pa.Table:
    """Rows of the sample's, with these columns instead of its own."""
    one = to_arrow(row, [filled(row)])
    columns = []
    for column in arrow_schema(row):
        if column.name in values:
            columns.append(pa.array(values[column.name], column.type))
        else:
            columns.append(one[column.name].take(pa.array([0] * count)).combine_chunks())
    return pa.Table.from_arrays(columns, schema=arrow_schema(row))


def weigh(folder: Path) -> Weighed:
    """Publish what ``make`` wrote, then again with other attendances, past the gate."""
    tables = {row: _mapped(folder / f"{table_name(row)}.arrow") for row in TABLES}
    curated = folder / "curated"
    began = time.monotonic()
    terms = Terms(gate=Gate(), artefacts=write_artefacts)
    first = publish_tables(tables, curated, terms)
    seconds = time.monotonic() - began
    began = time.monotonic()
    publish_tables({**tables, Match: _changed(tables[Match])}, curated, terms)
    again = time.monotonic() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Weighed(round(seconds, 1), round(again, 1), round(peak), _row_groups(first))


def _mapped(path: Path) -> pa.Table:
    return pa.ipc.open_file(pa.memory_map(str(path))).read_all()


def _changed(table: pa.Table) -> pa.Table:
    place = table.schema.get_field_index("attendance")
    more = pc.add(table["attendance"], pa.scalar(1, pa.int32()))
    return table.set_column(place, table.schema.field(place), more)


def _row_groups(published: Published) -> int:
    import pyarrow.parquet as pq

    return int(pq.ParquetFile(published.path / "goal.parquet").num_row_groups)


def run(folder: Path) -> Weighed:
    """Both, each in a process of its own."""
    for step in ("make", "weigh"):
        done = subprocess.run(
            [sys.executable, "-m", "tests.publish.million", step, str(folder)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            check=True,
        )
    return Weighed(**json.loads(done.stdout))


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(Path(sys.argv[2]))
    else:
        print(json.dumps(asdict(weigh(Path(sys.argv[2])))))
