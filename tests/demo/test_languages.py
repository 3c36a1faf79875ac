"""What the story needs can be read in three languages, each text says how it came about, and every state is shown."""

from __future__ import annotations

import pytest

from cop_portal.demo.data.shape import ByMachine, words
from cop_portal.demo.wording import translations_of
from cop_portal.translations.texts import Origin
from members.models import Organization, User
from tests.cast import client_of

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]

# Field by field, the languages in which the story's two organizations are read; the original stands first.
TOPICS_OF_THE_STORY = {
    "weo": {
        "offers": {"womens-leadership-and-mentoring", "women-in-elected-office"},
        "wants": {"gender-quotas"},
    },
    "al-noor": {
        "offers": {"gender-quotas", "violence-against-women-in-elections"},
        "wants": {"womens-leadership-and-mentoring", "women-in-elected-office"},
    },
}


def _states(owner, field: str) -> dict[str, str]:
    """By language: original, human, machine or behind."""
    rows = {row.language: row for row in owner.texts.all() if row.field == field}
    original = next(row for row in rows.values() if row.origin == Origin.ORIGINAL)
    return {
        language: "behind" if row is not original and row.is_behind(original) else row.origin
        for language, row in rows.items()
    }


def _all_states(organization: Organization) -> list[dict[str, str]]:
    owners = [
        (organization, ["mission"]),
        *((one, ["shares"]) for one in organization.expertise.all()),
        *((one, ["question"]) for one in organization.needs.all()),
        *((one, ["title", "summary"]) for one in organization.projects.all()),
    ]
    return [_states(owner, field) for owner, fields in owners for field in fields]


@pytest.mark.parametrize("slug", TOPICS_OF_THE_STORY)
def test_it_works(slug):
    organization = Organization.objects.get(slug=slug)
    story = TOPICS_OF_THE_STORY[slug]
    three = {"en", "ar", "ckb"}
    assert set(_states(organization, "mission")) == three
    for offer in organization.expertise.filter(topic__slug__in=story["offers"]):
        assert set(_states(offer, "shares")) == three
    for want in organization.needs.filter(topic__slug__in=story["wants"]):
        assert set(_states(want, "question")) == three
    (project,) = (one for one in organization.projects.all() if one.status == "running")
    assert set(_states(project, "title")) == set(_states(project, "summary")) == three


def test_weo_reads_in_arabic_but_for_what_shows_the_other_states():
    states = _all_states(Organization.objects.get(slug="weo"))
    assert {state for one in states for state in one.values()} == {"original", "human", "machine", "behind"}
    assert {one["en"] for one in states} == {"original"}
    arabic = [one.get("ar", "none") for one in states]
    assert (arabic.count("machine"), arabic.count("none")) == (1, 2)
    sorani = [one.get("ckb", "none") for one in states]
    assert (sorani.count("machine"), sorani.count("behind")) == (1, 1)


def test_the_page_of_translations_shows_each_state():
    page = client_of(User.objects.get(email="suzan@weo.example")).get("/organizations/weo/edit/translations/")
    text = page.content.decode()
    for words_of_a_state in (
        "A machine translated it, and nobody has read it through.",
        "It has changed since it was translated.",
        "Not translated.",
    ):
        assert words_of_a_state in text


def test_nothing_is_said_of_who_leads_al_noor():
    """The story says that women lead WEO; of Al Noor Foundation it does not say whether they do."""
    assert Organization.objects.get(slug="weo").is_women_led is True
    assert Organization.objects.get(slug="al-noor").is_women_led is None
    page = client_of(User.objects.get(email="suzan@weo.example")).get("/organizations/al-noor/")
    assert "Women-led" not in page.content.decode()


def test_who_made_a_translation_is_kept():
    texts = words(ar="نص", en="Text", ckb=ByMachine("دەق"))
    assert translations_of(texts) == [("en", "Text", Origin.HUMAN), ("ckb", "دەق", Origin.MACHINE)]
    assert translations_of(None) == []
