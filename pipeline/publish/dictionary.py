"""The data dictionary, from the row classes themselves: Markdown for docs, lines for a terminal."""

from collections.abc import Iterable, Sequence

from pipeline.markdown import escaped
from pipeline.publish.names import table_class
from pipeline.publish.parquet import LICENSE, type_text
from pipeline.tables import (
    DERIVED,
    TABLES,
    ColumnSpec,
    Sourced,
    columns,
    key_of,
    row_description,
    table_name,
)

_HEAD = ("column", "type", "null?", "unit", "description", "values", "references")

_PREAMBLE = f"""\
# Tables

One row class in `pipeline/tables/` is one table and one Parquet file; this page is generated from
the classes. Rows are sorted by key. The data is licensed {LICENSE}, as the articles are.

## Source columns

{{description}} Tables that say so below carry these columns behind their own.
"""


def render_dictionary() -> str:
    """The data dictionary of all tables as Markdown, for ``docs/tables.md``."""
    source = [_PREAMBLE.format(description=_escape(row_description(Sourced)))]
    source += [_markdown_table(columns(Sourced))]
    return "\n".join(source + [_section(row) for row in (*TABLES, *DERIVED)])


def render_table(name: str) -> str:
    """One table with all its columns, for the terminal; ValueError for an unknown one."""
    row = table_class(name)
    lines = [(spec.name, type_text(spec), _null(spec), _remark(spec)) for spec in columns(row)]
    head = f"{name}: {row_description(row)}\nkey: {', '.join(key_of(row))}\n\n"
    return head + _aligned([("column", "type", "null?", "description"), *lines])


def _section(row: type) -> str:
    shared = set(columns(Sourced)) if issubclass(row, Sourced) else set()
    own = [spec for spec in columns(row) if spec not in shared]
    key = ", ".join(f"`{name}`" for name in key_of(row))
    lines = [f"## {table_name(row)}\n", f"{_escape(row_description(row))}\n", f"Key: {key}\n"]
    if shared:
        lines.append("With the [source columns](#source-columns).\n")
    return "\n".join([*lines, _markdown_table(own)])


def _markdown_table(specs: Iterable[ColumnSpec]) -> str:
    lines = [_HEAD, ("---",) * len(_HEAD), *map(_cells, specs)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cells(spec: ColumnSpec) -> tuple[str, ...]:
    target = spec.column.references
    return (
        f"`{spec.name}`",
        type_text(spec),
        _null(spec),
        _escape(spec.column.unit or ""),
        _escape(spec.column.description),
        ", ".join(f"`{value}`" for value in spec.vocabulary),
        f"[{target}](#{target})" if target else "",
    )


def _null(spec: ColumnSpec) -> str:
    return "yes" if spec.is_nullable else ""


def _remark(spec: ColumnSpec) -> str:
    column = spec.column
    parts = [
        column.description,
        column.unit and f"Unit: {column.unit}.",
        spec.vocabulary and f"One of {', '.join(spec.vocabulary)}.",
        column.references and f"References {column.references}.",
    ]
    return " ".join(str(part) for part in parts if part)


def _escape(text: str) -> str:
    r"""Our own text as Markdown; double backticks are code.

    >>> _escape("a|b and ``text[1:2]``")
    'a\\|b and `text[1:2]`'
    """
    parts = " ".join(text.split()).split("``")
    parts[::2] = [_keeping_spaces(part) for part in parts[::2]]
    return "`".join(parts)


def _keeping_spaces(text: str) -> str:
    before, after = " " * text.startswith(" "), " " * text.endswith(" ")
    return f"{before}{escaped(text)}{after}"


def _aligned(lines: Sequence[Sequence[str]]) -> str:
    """Columns side by side; the last one runs on."""
    widths = [max(map(len, cells)) for cells in zip(*lines, strict=True)]
    padded = [map(str.ljust, line[:-1], widths) for line in lines]
    return "\n".join(
        "  ".join([*cells, line[-1]]) for cells, line in zip(padded, lines, strict=True)
    )
