"""Slugs: one line per kind of name."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.normalise.slugs import fold, join_slugs, slug

SLUGS = [
    ("Clausura 2014 Copa MX", "clausura-2014-copa-mx"),
    ("2013–14 Ascenso MX", "2013-14-ascenso-mx"),
    ("Campeón de Ascenso 2014", "campeon-de-ascenso-2014"),
    ("Liguilla (Playoffs)", "liguilla-playoffs"),
    ("C.F. Monterrey", "cf-monterrey"),
    ("U. de G.", "u-de-g"),
    ("O'Higgins", "ohiggins"),
    ("  Club   América ", "club-america"),
    ("Bodø/Glimt", "bodo-glimt"),
    ("Preußen Münster", "preussen-munster"),
    ("Łódź", "lodz"),
    ("İstanbul", "istanbul"),
    ("Зенит", "зенит"),
    ("Зенит 2", "зенит-2"),
    ("浦和レッズ", "浦和レッズ"),
    ("हिन्दी", "हिन्दी"),
    ("Крылья Советов", "крылья-советов"),
    ("Αθήνα_Β", "αθήνα-β"),
    ("a_b", "a-b"),
    ("A\u0301e", "ae"),
    ("ＦＣ東京", "fc東京"),
    ("", "unnamed"),
    ("???", "unnamed"),
    ("../../etc/passwd", "etc-passwd"),
]


@pytest.mark.parametrize(("text", "expected"), SLUGS)
def test_makes_a_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [("U. de G.", "u de G"), ("MÉRIDA", "Merida"), ("D’Arc", "D'Arc"), ("San  Luis", "San Luis")],
)
def test_folding_joins_spellings_of_a_name(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_joined_slugs_can_be_told_apart() -> None:
    assert join_slugs("a", None, "", "b-c") == "a--b-c"


@given(st.text(max_size=30))
@settings(derandomize=True, deadline=None, max_examples=300, database=None)
def test_any_text_makes_a_slug_that_stays_a_slug(text: str) -> None:
    made = slug(text)

    assert re.fullmatch(r"[^\s_A-Z-]+(?:-[^\s_A-Z-]+)*", made), made
    assert "/" not in made
    assert slug(made) == made
