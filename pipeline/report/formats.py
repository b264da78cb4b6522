"""Findings and checks for machines, and for pages that people write on."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime

from pipeline.report.harmless import harmless
from pipeline.tables import Article, Check, Finding

_MARKUP = re.compile(r"[&<>\[\]{}|*_`'~#\\@$=!]|:(?=//)|^[-+;:]|(?<=^\d)[.)]")
_NOT_IN_LINKS = re.compile(r"[\[\]{}|<>\"'`\\*\s]")


def as_json(findings: Iterable[Finding], checks: Iterable[Check]) -> str:
    """One object with two lists of rows, columns as in the tables; ASCII only.

    >>> as_json([], [])
    '{"checks": [], "findings": []}'
    """
    rows = {"findings": list(map(asdict, findings)), "checks": list(map(asdict, checks))}
    return json.dumps(rows, default=_plain, sort_keys=True)


def as_markdown(findings: Sequence[Finding], articles: Iterable[Article]) -> str:
    """One bullet a finding, that reads the same in Markdown and in wikitext: for a talk page.
    What comes from articles is escaped for both.
    """
    titles = {article.article_id: article.title for article in articles}
    lines = [_bullet(finding, titles[finding.article_id]) for finding in findings]
    return "\n".join(lines or ["Nothing was found that does not hold."])


def escape(text: str) -> str:
    """A text of strangers as Markdown and wikitext show it, whatever it holds.

    >>> escape("[[A]] {{b}} <i> ~~~~")
    '&#91;&#91;A&#93;&#93; &#123;&#123;b&#125;&#125; &#60;i&#62; &#126;&#126;&#126;&#126;'
    """
    return _MARKUP.sub(lambda found: f"&#{ord(found[0])};", harmless(text))


def _bullet(finding: Finding, title: str) -> str:
    place = ", ".join(filter(None, [title, finding.section, f"line {finding.source_line}"]))
    links = [finding.permalink_url, finding.other_permalink_url]
    shown = " and ".join(map(_link, dict.fromkeys(link for link in links if link)))
    reason = finding.acknowledged_reason
    known = f" Acknowledged: {escape(reason)}." if reason else ""
    message = escape(finding.message.rstrip("."))
    return f"* {finding.severity}: {escape(place)}: {message}.{known}{' ' if shown else ''}{shown}"


def _link(url: str) -> str:
    """A bare address, which both kinds of page make a link of; nothing in it ends one early."""
    return _NOT_IN_LINKS.sub(lambda found: f"%{ord(found[0]):02X}", url)


def _plain(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(type(value))
