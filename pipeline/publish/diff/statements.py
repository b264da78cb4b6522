"""The SQL that finds what differs in one table, and whose edit it was.

Names: ``o`` and ``n`` are the table before and now, ``d`` the rows that differ, ``e`` the lines
of the answer.
"""

from pipeline.publish import sql
from pipeline.publish.diff.pair import Pair, Side, as_text, comparable


def differing(pair: Pair) -> str:
    """Table ``d``: the key of every row that differs and what became of it; ``moved`` where only
    its place is another one. The others are numbered, in key order from 1.

    Rows are held together by 64 bits of what they say, so that memory holds keys and not rows;
    that two rows in ten million share them by chance has a probability below one in a million.
    """
    key = ", ".join(map(sql.name, pair.key))
    coalesced = ", ".join(f"coalesce(o.{k}, n.{k}) AS {k}" for k in map(sql.name, pair.key))
    return f"""
        CREATE OR REPLACE TEMP TABLE d AS
        SELECT *, row_number() OVER (PARTITION BY change = 'moved' ORDER BY {key}) AS number
        FROM (SELECT {coalesced},
            CASE WHEN o.here IS NULL THEN 'added' WHEN n.here IS NULL THEN 'removed'
                 WHEN o.said IS DISTINCT FROM n.said THEN 'changed' ELSE 'moved' END AS change
        FROM ({_hashed(pair, "o")}) o FULL JOIN ({_hashed(pair, "n")}) n USING ({key})
        WHERE o.said IS DISTINCT FROM n.said OR o.place IS DISTINCT FROM n.place
            OR o.here IS NULL OR n.here IS NULL)
    """


def side_view(pair: Pair, alias: str, edition_id: str | None) -> str:
    """View ``o`` or ``n``: one side of the table with ``edition``, of one edition if asked for."""
    side = _known(pair, alias)
    source, edition = _source(side, alias)
    wanted = "true" if _side(pair, alias).path else "false"
    if edition_id is not None:
        wanted += f" AND {edition} = {sql.text(edition_id)}"
    return (
        f"CREATE OR REPLACE TEMP VIEW {alias} AS "
        f"SELECT t.*, {edition} AS edition FROM {source} WHERE {wanted}"
    )


def of_edition(edition_id: str) -> str:
    """A row if there is anything of the edition; ``o`` and ``n`` are the table of editions."""
    matches = " UNION ALL ".join(
        f"SELECT 1 FROM {name} WHERE edition_id = {sql.text(edition_id)}"
        for name in ("old_match", "new_match")
    )
    return f"SELECT 1 FROM o UNION ALL SELECT 1 FROM n UNION ALL {matches} LIMIT 1"


def article_view(side: Side, name: str) -> str:
    """View of the articles of one snapshot."""
    source = sql.parquet(side.path) if side.path else "(SELECT 1) WHERE false"
    wanted = ("article_id", "sha1", "revision_id", "permalink_url")
    shown = ", ".join(n if side.has(n) else f"NULL AS {n}" for n in wanted)
    return f"CREATE OR REPLACE TEMP VIEW {name} AS SELECT {shown} FROM {source}"


def match_view(side: Side, name: str) -> str:
    """View of the edition of every match of one snapshot."""
    nothing = "(SELECT NULL AS match_id, NULL AS edition_id) WHERE false"
    source = nothing if side.path is None else sql.parquet(side.path)
    return f"CREATE OR REPLACE TEMP VIEW {name} AS SELECT match_id, edition_id FROM {source}"


def lines(pair: Pair, table: str, rows: range) -> str:
    """The lines of ``changes`` about some rows of ``d``, but for their numbers, in order. Some at
    a time, for what is compared cell by cell is many times as wide as what is found.
    """
    numbers = f"number BETWEEN {rows.start} AND {rows.stop - 1}"
    some = f"(FROM d WHERE change <> 'moved' AND {numbers})"
    key = ", ".join(f"e.{sql.name(k)}" for k in pair.key)
    row_key = ", ".join(f"CAST(e.{sql.name(k)} AS VARCHAR)" for k in pair.key)
    return f"""
        SELECT {sql.text(table)} AS table_name, concat_ws(' | ', {row_key}) AS row_key,
            e.change, e.cell.name AS column_name,
            e.cell.before AS old_value, e.cell.after AS new_value,
            e.edition AS edition_id, e.article AS article_id,
            CASE WHEN oa.article_id IS NULL AND na.article_id IS NULL THEN 'no_article'
                 WHEN oa.article_id IS NULL THEN 'article_new'
                 WHEN na.article_id IS NULL THEN 'article_gone'
                 WHEN oa.sha1 = na.sha1 THEN 'article_unchanged'
                 ELSE 'article_edited' END AS cause,
            oa.revision_id AS old_revision_id, na.revision_id AS new_revision_id,
            oa.permalink_url AS old_permalink_url, na.permalink_url AS new_permalink_url,
            CASE WHEN oa.revision_id <> na.revision_id
                      AND regexp_matches(na.permalink_url, '[?&]oldid=[0-9]+$')
                 THEN regexp_replace(na.permalink_url, 'oldid=[0-9]+$',
                          'diff=' || na.revision_id || '&oldid=' || oa.revision_id)
            END AS diff_url
        FROM ({_whole(pair, some)} UNION ALL {_cells(pair, some)}) e
        LEFT JOIN old_article oa ON oa.article_id = e.article
        LEFT JOIN new_article na ON na.article_id = e.article
        ORDER BY {key}, e.cell.number
    """


_NO_CELL = (
    "{'number': -1, 'name': CAST(NULL AS VARCHAR), 'before': CAST(NULL AS VARCHAR), "
    "'after': CAST(NULL AS VARCHAR)}"
)


def _whole(pair: Pair, some: str) -> str:
    parts = []
    for alias, change in (("n", "added"), ("o", "removed")):
        parts.append(
            f"SELECT {_key(pair, alias)}, d.change, {_NO_CELL} AS cell, {alias}.edition, "
            f"{_article(pair, alias)} AS article FROM {some} d JOIN {alias} USING ({_names(pair)}) "
            f"WHERE d.change = '{change}'"
        )
    return " UNION ALL ".join(parts)


def _cells(pair: Pair, some: str) -> str:
    made = ", ".join(_cell(pair, number, name) for number, name in enumerate(pair.values))
    if not made:
        return f"SELECT {_key(pair, 'n')}, NULL, {_NO_CELL}, NULL, NULL FROM n WHERE false"
    return f"""
        SELECT * FROM (
            SELECT {_key(pair, "n")}, d.change, unnest([{made}]) AS cell, n.edition,
                {_article(pair, "n")} AS article
            FROM {some} d JOIN o USING ({_names(pair)}) JOIN n USING ({_names(pair)})
            WHERE d.change = 'changed'
        ) WHERE cell.before IS DISTINCT FROM cell.after
    """


def _cell(pair: Pair, number: int, name: str) -> str:
    before, after = (
        as_text(f"{alias}.{sql.name(name)}", side.schema.field(name).type)
        for alias, side in (("o", pair.old), ("n", pair.new))
    )
    shown = sql.text(name)
    return f"{{'number': {number}, 'name': {shown}, 'before': {before}, 'after': {after}}}"


def _hashed(pair: Pair, alias: str) -> str:
    said, place = (
        f"hash({', '.join(comparable(pair, alias, name) for name in names)})" if names else "0"
        for names in (pair.values, pair.places)
    )
    key = _key(pair, alias)
    return f"SELECT {key}, {said} AS said, {place} AS place, 1 AS here FROM {alias}"


def _source(side: Side, alias: str) -> tuple[str, str]:
    """One side as ``t``, and the expression for the edition of a row."""
    assert side.path is not None  # noqa: S101 - a pair has a file on one side at least
    table = f"{sql.parquet(side.path)} t"
    if side.has("edition_id"):
        return table, "t.edition_id"
    if side.has("match_id"):
        matches = "old_match" if alias == "o" else "new_match"
        return f"{table} LEFT JOIN {matches} m ON m.match_id = t.match_id", "m.edition_id"
    return table, "CAST(NULL AS VARCHAR)"


def _article(pair: Pair, alias: str) -> str:
    known = _known(pair, alias)
    return f"{alias}.article_id" if known.has("article_id") else "CAST(NULL AS VARCHAR)"


def _side(pair: Pair, alias: str) -> Side:
    return pair.old if alias == "o" else pair.new


def _known(pair: Pair, alias: str) -> Side:
    """That side, or the other one where it has no file: then it is an empty table like it."""
    side = _side(pair, alias)
    return side if side.path else _side(pair, "n" if alias == "o" else "o")


def _key(pair: Pair, alias: str) -> str:
    return ", ".join(f"{alias}.{sql.name(name)}" for name in pair.key)


def _names(pair: Pair) -> str:
    return ", ".join(map(sql.name, pair.key))
