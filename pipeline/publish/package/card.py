"""``README.md`` of a snapshot: the dataset card, with the front matter Hugging Face reads."""

import json
import re
from typing import Any

from pipeline.markdown import escaped
from pipeline.publish.package.contents import DESCRIPTION, KEYWORDS, TITLE, Contents
from pipeline.publish.parquet import LICENSE, LICENSE_URL
from pipeline.tables import SCHEMA_VERSION, row_description

# Upper bounds of the size classes the hub knows, in rows.
_SIZES = (
    (1_000, "n<1K"),
    (10_000, "1K<n<10K"),
    (100_000, "10K<n<100K"),
    (1_000_000, "100K<n<1M"),
    (10_000_000, "1M<n<10M"),
    (100_000_000, "10M<n<100M"),
)
_LANGUAGE = re.compile(r"([a-z]{2,3})wiki")

_BODY = """
# {title}

{description}

Snapshot `{snapshot_id}`, schema {schema_version}. The same articles, read by the same version,
give the same snapshot.

| table | rows | one row is |
| --- | ---: | --- |
{tables}
Types, units, keys and references of all columns stand in `datapackage.json` and in the files
themselves. `finding` says which figures to doubt; `article` names every revision that was read.

## Licence

{license} ({license_url}), as the articles.
`ATTRIBUTION.md` names each article and revision and says what was changed. Whoever passes the data
on keeps the names and the licence.
"""


def render_card(contents: Contents) -> str:
    """The card as Markdown with YAML front matter."""
    lines = [
        f"| [{one.name}]({one.file}) | {one.row_count} | {escaped(row_description(one.row))} |\n"
        for one in contents.resources
    ]
    body = _BODY.format(
        title=TITLE,
        description=DESCRIPTION,
        snapshot_id=contents.snapshot_id,
        schema_version=SCHEMA_VERSION,
        tables="".join(lines),
        license=LICENSE,
        license_url=LICENSE_URL,
    )
    return f"---\n{_yaml(_front_matter(contents))}---\n{body}"


def _front_matter(contents: Contents) -> dict[str, Any]:
    found = (_LANGUAGE.fullmatch(wiki) for wiki in contents.wikis)
    languages = sorted({match[1] for match in found if match})
    return {
        "pretty_name": TITLE,
        "license": LICENSE.lower(),
        "language": languages or ["en"],
        "tags": list(KEYWORDS),
        "size_categories": [_size(sum(one.row_count for one in contents.resources))],
        "configs": [
            {
                "config_name": one.name,
                "data_files": [{"split": "train", "path": one.file}],
                **({"default": True} if one.name == "match" else {}),
            }
            for one in contents.resources
        ],
    }


def _size(rows: int) -> str:
    return next((name for bound, name in _SIZES if rows < bound), "100M<n<1B")


def _yaml(values: dict[str, Any]) -> str:
    """One line a key; what is written as JSON is YAML too."""
    return "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items()
    )
