"""Headings: which part, stage, group, round and leg of a competition a section is about."""

import re
from dataclasses import replace
from functools import lru_cache

from pipeline.parse.records import Context
from pipeline.tables import RoundKind

_PART = re.compile(
    r"(?:[0-9]{4}\s+)?(?:Apertura|Clausura|Invierno|Verano|Opening|Closing)(?:\s+[0-9]{4})?"
    r"(?:\s+(?:tournament|season))?",
    re.IGNORECASE,
)
_GROUP = re.compile(r"(?:Group|Grupo|Pool)\s+\w{1,3}", re.IGNORECASE)
_STAGE = re.compile(r"\b(?:stage|phase|liguilla|play-?offs?|knockout|fase)\b", re.IGNORECASE)
_LEGS = [
    (re.compile(r"(?:first|1st) legs?|leg 1|ida", re.IGNORECASE), 1),
    (re.compile(r"(?:second|2nd) legs?|leg 2|vuelta", re.IGNORECASE), 2),
]
_ROUNDS = [
    (re.compile(r"(?:the |grand )?finals?|finale", re.IGNORECASE), RoundKind.FINAL),
    (
        re.compile(
            r"third[- ]place\b.*|(?:match|game|play-?off) for (?:the )?(?:third|3rd) place"
            r"|tercer (?:lugar|puesto)|terceiro lugar|spiel um platz (?:3|drei)",
            re.IGNORECASE,
        ),
        RoundKind.THIRD_PLACE,
    ),
    (
        re.compile(r"semi-?\s?finals?|semi-?fina(?:les|is|li)|halbfinale", re.IGNORECASE),
        RoundKind.SEMI_FINAL,
    ),
    (
        re.compile(
            r"quarter-?\s?finals?|cuartos de final|quartas[- ]de[- ]final|viertelfinale"
            r"|quarti di finale",
            re.IGNORECASE,
        ),
        RoundKind.QUARTER_FINAL,
    ),
    (
        re.compile(
            r"(?:round of|last) (?:16|sixteen)|octavos de final|oitavas[- ]de[- ]final"
            r"|achtelfinale|ottavi di finale",
            re.IGNORECASE,
        ),
        RoundKind.ROUND_OF_16,
    ),
    (re.compile(r"(?:round of|last) 32", re.IGNORECASE), RoundKind.ROUND_OF_32),
    (re.compile(r"(?:preliminary|qualifying) rounds?", re.IGNORECASE), RoundKind.PRELIMINARY),
    (
        re.compile(
            r"(?:matchday|round|week|jornada|fecha|rodada|giornata) [0-9]{1,2}"
            r"|[0-9]{1,2}[.ªº]? (?:spieltag|giornata|rodada|jornada)",
            re.IGNORECASE,
        ),
        RoundKind.MATCHDAY,
    ),
]
_LEG_OR_ROUND = re.compile(
    "|".join(f"(?:{form.pattern})" for form, _ in (*_LEGS, *_ROUNDS)), re.IGNORECASE
)
_ABOUT_PLAY = re.compile(
    r"\b(?:stage|phase|liguilla|fase|rounds?|replays?|play-?offs?|knockout|finals?|tournament|cup"
    r"|championship|qualif\w+|zone|division|league|series|legs?|ties?|preliminar\w+|ronda|turno"
    r"|runde|campe[oó]n|regular season)\b|\b[0-9]{4}\b",
    re.IGNORECASE,
)
_WITHOUT_MEANING = re.compile(
    r"matches|results|fixtures|bracket|schedule|.*\s(?:vs?\.?|x)\s.*"
    r"|(?:route|road|path) to the final|(?:league|group|final) (?:table|standings|matches)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)  # many passages stand below the same headings
def read_context(section: tuple[str, ...]) -> Context:
    """What the headings above a passage say, the outermost first.

    >>> read_context(("Clausura 2014", "Liguilla (Playoffs)", "Semifinals", "First leg"))
    ... # doctest: +NORMALIZE_WHITESPACE
    Context(part='Clausura 2014', stage='Liguilla (Playoffs)', group_name=None,
            round='Semifinals', round_kind=<RoundKind.SEMI_FINAL: 'semi_final'>, leg=1)
    >>> read_context(("Campeón de Ascenso 2014",)).stage
    'Campeón de Ascenso 2014'
    """
    return _narrow(read_context(section[:-1]), section[-1]) if section else Context()


def read_round_kind(title: str) -> RoundKind | None:
    """The round a title names, in the field's own terms; None for words that are no such name.

    >>> read_round_kind("Quarter-finals").value, read_round_kind("First round")
    ('quarter_final', None)
    """
    return next((kind for form, kind in _ROUNDS if form.fullmatch(title)), None)


def _narrow(context: Context, heading: str) -> Context:
    """The context below one more heading."""
    if _LEG_OR_ROUND.fullmatch(heading):
        for form, leg in _LEGS:
            if form.fullmatch(heading):
                return replace(context, leg=leg)
        return replace(context, round=heading, round_kind=read_round_kind(heading))
    if _PART.fullmatch(heading):
        return replace(context, part=heading)
    if _GROUP.fullmatch(heading):
        return replace(context, group_name=heading)
    return _narrow_to_stage(context, heading)


def _narrow_to_stage(context: Context, heading: str) -> Context:
    """A heading that is none of the above names the stage, or a round inside a stage, if it
    speaks of play at all: "Background" and "Romania vs Argentina" do not.
    """
    if _WITHOUT_MEANING.fullmatch(heading) or not _ABOUT_PLAY.search(heading):
        return context
    if context.stage is None or _STAGE.search(heading):
        return replace(context, stage=heading)
    return replace(context, round=heading, round_kind=None)
