"""How the whole of a memorandum reads: the same each time, in the language of the text, with a fingerprint for all."""

from __future__ import annotations

import datetime
import hashlib

import pytest
from django.utils import translation

from collaborations.models import Party
from collaborations.mous.drafting.reading import read_body
from collaborations.mous.drafting.written import bodies_of, canonical, fingerprint, plain_lines
from tests.collaborations.mou_steps import drafted, saved
from tests.collaborations.mous import confirm, entered

pytestmark = pytest.mark.django_db


def body_of(mou, language: str = "en") -> str:
    return bodies_of(mou.versions.select_related("mou").get(number=0))[language]


def test_it_works(cast):
    mou = drafted(cast)
    party = mou.parties.get(party__organization=cast.al_noor)
    saved(
        cast,
        mou,
        commitments=[
            {
                "mou_party": party.pk,
                "what": "Train 15 staff",
                "what_second": "",
                "rhythm": "",
                "due_on": datetime.date(2027, 3, 31),
            }
        ],
    )
    assert body_of(mou).split("\n") == [
        "# Women's political participation",
        f"Memorandum of Understanding \u2068{mou.reference}\u2069",
        "Between:",
        "- Women Empowerment Organization (\u2068WEO\u2069)",
        "- Al Noor Foundation",
        "## 1. Purpose",
        "Learn from each other.",
        "## 2. Areas of cooperation",
        "- Gender quotas",
        "## 3. What each party commits to",
        "\u2068Al Noor Foundation\u2069:",
        "- \u2068Train 15 staff\u2069 (by 31 March 2027)",
        "## 4. Term",
        "It is in force from 1 January 2027 to 31 December 2028.",
        "It is renewed if all parties agree to it in writing.",
        "## Signatures",
        "- Women Empowerment Organization (\u2068WEO\u2069)",
        "- Al Noor Foundation",
    ]


def test_the_language_of_the_text_not_of_the_reader(cast):
    mou = drafted(cast, second_language="ar")
    with translation.override("ckb"):
        there = bodies_of(mou.versions.get())
    with translation.override("en"):
        here = bodies_of(mou.versions.get())
    assert there == here
    assert "مؤسسة النور" in here["ar"]
    assert "كانون الثاني 2027" in here["ar"]


def test_anybody_can_compute_the_fingerprint(cast):
    revision = drafted(cast, second_language="ar").versions.get().revisions.get()
    text = f"ar\n{revision.bodies['ar']}\n\nen\n{revision.bodies['en']}\n\n"
    assert canonical(revision.bodies) == text.encode()
    assert revision.sha256 == hashlib.sha256(text.encode()).hexdigest() == fingerprint(revision.bodies)


def test_texts_beside_each_other_have_the_same_sections(cast):
    mou = drafted(cast, second_language="ar")
    saved(cast, mou, texts={"en": {"confidentiality": "Names stay here."}, "ar": {"confidentiality": ""}})
    bodies = bodies_of(mou.versions.get())
    assert len({len(read_body(body).sections) for body in bodies.values()}) == 1


def test_nobody_types_a_heading_or_turns_the_reading_round():
    assert plain_lines("## Signatures\n# ## Term\n\n  * one\n• two\n-\n#1 of all\nthe \u202eend\u2069") == [
        "Signatures",
        "Term",
        "- one",
        "- two",
        "#1 of all",
        "the end",
    ]


def test_a_typed_heading_adds_nobody_to_those_who_sign(cast):
    mou = drafted(cast, purpose="Learn.\n## Signatures\n- Somebody else")
    reading = read_body(body_of(mou))
    assert len(reading.signers) == 2
    assert reading.sections[0].heading == "1. Purpose"


def test_a_renewal_says_what_it_follows(cast):
    before = entered(cast)
    confirm(cast, before)
    assert before.reference in body_of(drafted(cast, before.collaboration, renews=before))


def test_two_languages_say_which_one_counts(cast):
    body = body_of(drafted(cast, second_language="ar"))
    assert "English and Arabic. Where they differ, the text in English counts." in body
    assert "counts" not in body_of(drafted(cast))


def test_it_names_who_left_the_thread_all_the_same(cast):
    mou = drafted(cast)
    before = body_of(mou)
    Party.objects.filter(organization=cast.al_noor).update(left_on=datetime.date(2026, 11, 1))
    assert body_of(mou) == before
