"""Whether an article that nobody asked for says anything of competitions and their matches."""

from dataclasses import replace

from pipeline.parse.records import ArticleRecords


def tells_of_a_competition(records: ArticleRecords) -> bool:
    """Whether there is more than an infobox about something else: players and clubs have one too.

    >>> from pipeline.parse.wiki_article import parse_wikitext
    >>> boxes = "{{Infobox football biography|name=A}}", "{{Infobox football season|season=2014}}"
    >>> [tells_of_a_competition(parse_wikitext(box, "A")) for box in boxes]
    [False, True]
    """
    without_fields = replace(records, fields=())
    return any(field.facts for field in records.fields) or not without_fields.is_empty
