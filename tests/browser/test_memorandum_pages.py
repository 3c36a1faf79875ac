"""Pages of the demonstration's memoranda, wide and narrow, each in one language: axe-core and the console find nothing,
nothing moves sideways."""

from __future__ import annotations

from functools import partial

import pytest

from collaborations.models import MemorandumOfUnderstanding, Party

from .test_pages import look_at_all

pytestmark = pytest.mark.browser

# Who looks in their own language, of which organization with which other, and at what of their memorandum.
LOOKS = (
    ("huda@manara.example", "en", "manara-policy-research", "chaw-election-watch", ("", "text/", "put/")),
    (
        "rebin@chaw.example",
        "ckb",
        "chaw-election-watch",
        "manara-policy-research",
        ("text/write/commitments/",),
    ),
    ("hawre@shinrwe.example", "ckb", "shinrwe-dialogue-center", "step-together", ("text/",)),
    (
        "haneen@steptogether.example",
        "ar",
        "step-together",
        "shinrwe-dialogue-center",
        ("text/versions/2/changes/",),
    ),
    ("berivan@badinan.example", "ckb", "badinan-youth", "palm-grove-youth", ("confirm/", "paper/")),
    ("thamer@furat.example", "ar", "furat-forum", "open-horizon", ("", "end/")),
)


def test_it_works(somebody, ask) -> None:
    problems = []
    for email, language, own, other, pages in LOOKS:
        address = ask(partial(latest_of, own, other))
        problems += look_at_all(somebody(email), language, [address + page for page in pages])
    problems += look_at_all(somebody("staff@search.example"), "en", ("/mous/model-texts/",))
    assert not problems, "\n".join(problems)


def latest_of(own: str, other: str) -> str:
    """The address of the latest memorandum of the two."""
    theirs = Party.objects.filter(organization__slug=own, collaboration__parties__organization__slug=other)
    return (
        MemorandumOfUnderstanding.objects.filter(collaboration__in=theirs.values("collaboration"))
        .latest("pk")
        .get_absolute_url()
    )
