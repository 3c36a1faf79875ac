"""Marker words in every field that not everybody may read: who may not, finds them in no hit, count, passage,
suggestion or page. A page that was asked for a marker is the page that was asked for nonsense."""

from __future__ import annotations

import datetime
import re

import pytest

from cop_portal.documents.models import Document
from cop_portal.translations.texts import write_original
from members.actions import knowledge, organizations
from members.models import (
    Audience,
    Expertise,
    Need,
    Office,
    Organization,
    OtherName,
    Partnership,
    ProfileDraft,
    Project,
    Registration,
)
from members.search.text import update_search
from tests.cast import JOINED, english_client_of
from tests.members.search.searching import found, passages, suggestions

pytestmark = pytest.mark.django_db

# Words of a made-up language, so that none is near a word of the portal; each of its own field.
NEEDS = {"partners": "grobnaxic", "staff": "plovdurim"}
NOWHERE = {
    "email": "kwarbeline",
    "phone": "7709914422",
    "website": "hostrumbavel",
    "office_phone": "7519938271",
    "registration": "zimtuforal",
    "file": "dorbulexin",
    "draft": "vexomandru",
}
FIELDS = ("name", "short", "acronym", "former", "mission", "expertise", "need", "project", "summary", "donor")
UNSEEN = {
    beginning: [beginning + word for word in words]
    for beginning, words in {
        "hi": [
            "lmigrate",
            "xpandor",
            "jk",
            "frendal",
            "wimbelu",
            "kostrin",
            "brundal",
            "gfolmi",
            "rptasio",
            "vder",
        ],
        "dy": [
            "lbrigant",
            "xponter",
            "zq",
            "frundel",
            "wembola",
            "kastrun",
            "brindol",
            "gfalmu",
            "rptesia",
            "vdir",
        ],
    }.items()
}
HIDDEN, DISCREET = UNSEEN["hi"], UNSEEN["dy"]
NONSENSE = "xqvwkjzz"


@pytest.fixture
def play(cast):
    """The cast, with a marker in each field that has an audience, and in every field of who is not listed."""
    al_noor, by = cast.al_noor, cast.ahmed
    for topic, (audience, word) in zip([cast.quotas, cast.legal_aid], NEEDS.items(), strict=True):
        knowledge.save_need(
            organization=al_noor, by=by, topic=topic, audience=audience, question=f"Who knows {word} well?"
        )
    organizations.edit_about(
        organization=al_noor,
        by=by,
        mission="We train observers.",
        language="en",
        languages=["ar"],
        governorates=[cast.ninewa],
    )
    organizations.edit_contact(
        organization=al_noor,
        by=by,
        website=f"https://{NOWHERE['website']}.example/",
        website_audience=Audience.PARTNERS,
        email=f"{NOWHERE['email']}@alnoor.example",
        email_audience=Audience.PARTNERS,
        phone=f"+964 {NOWHERE['phone']}",
        phone_audience=Audience.STAFF,
    )
    Office.objects.create(organization=al_noor, governorate=cast.ninewa, phone=NOWHERE["office_phone"])
    file = Document.objects.create(
        storage_name="x", name=f"{NOWHERE['file']}.pdf", size=1, sha256="0" * 64, uploaded_by=by
    )
    Registration.objects.create(
        organization=al_noor, authority="federal", number=NOWHERE["registration"], file=file
    )
    ProfileDraft.objects.create(
        user=by, organization=al_noor, form="about", data={"mission": NOWHERE["draft"]}
    )
    plant(cast.hidden_org, HIDDEN, cast)
    plant(cast.discreet_org, DISCREET, cast)
    for organization in Organization.objects.all():
        update_search(organization)
    return cast


def plant(organization: Organization, words: list[str], cast) -> None:
    of = dict(zip(FIELDS, words, strict=True))
    organization.name_en = f"{of['name']} Shelter"
    organization.short_name_en, organization.acronym = of["short"], of["acronym"]
    organization.save()
    OtherName.objects.create(organization=organization, kind="former_name", language="en", name=of["former"])
    write_original(organization.texts, "mission", f"We work with {of['mission']}.", "en")
    offer = Expertise.objects.create(organization=organization, topic=cast.leadership, band="1-5")
    write_original(offer.texts, "shares", of["expertise"], "en")
    want = Need.objects.create(organization=organization, topic=cast.quotas)
    write_original(want.texts, "question", of["need"], "en")
    project = Project.objects.create(
        organization=organization, starts_on=datetime.date(2024, 1, 1), donor=of["donor"]
    )
    write_original(project.texts, "title", of["project"], "en")
    write_original(project.texts, "summary", of["summary"], "en")


def page(user, query: str) -> str:
    """The directory's page for ``query`` without what is another each time, and without the query itself."""
    response = english_client_of(user).get("/organizations/", {"q": query})
    assert response.status_code == 200
    text = re.sub(
        r'(csrf[^"]*"?[^"]*value="|csrf-token" content="|nonce="|X-CSRFToken[^"]*": ?")[^"]*',
        r"\1",
        response.content.decode(),
    )
    text = re.sub(r'<p class="printed">.*?</p>', "", text)  # the minute
    return re.sub(r"[A-Za-z0-9_-]{60,}", "", text).replace(query, "…")


def mistyped(word: str) -> str:
    """``word`` with two letters the wrong way round: near enough for "did you mean"."""
    return word[:3] + word[4] + word[3] + word[5:] if len(word) > 5 else word


def is_unknown(user, word: str) -> bool:
    """Whether nothing that ``user`` is given tells of ``word``."""
    for query in (word, word[:-2], mistyped(word), f'"{word}"', f"women {word}"):
        if found(user, query) or passages(user, query):
            return False
        if any(word in suggestion.label.casefold() for suggestion in suggestions(user, query)):
            return False
    everybody = set(found(user, ""))
    return set(found(user, f"-{word}")) == everybody and page(user, word) == page(user, NONSENSE)


@pytest.mark.parametrize("word", [*NEEDS.values(), *NOWHERE.values(), *HIDDEN, *DISCREET])
def test_who_may_not_read_it_learns_nothing(play, word):
    assert is_unknown(play.outsider, word)


@pytest.mark.parametrize("field", NOWHERE)
@pytest.mark.parametrize("reader", ["ahmed", "staff"])
def test_contacts_papers_and_drafts_are_searched_by_nobody(play, reader, field):
    assert found(getattr(play, reader), NOWHERE[field]) == []


@pytest.mark.parametrize("word", NEEDS.values())
@pytest.mark.parametrize("reader", ["ahmed", "alnoor_colleague", "staff"])
def test_its_own_people_and_staff_find_a_need(play, reader, word):
    assert found(getattr(play, reader), word) == ["al-noor"]
    assert passages(getattr(play, reader), word) == {"al-noor": f"Wants to learn: Who knows [{word}] well?"}


def test_partners_find_what_is_for_partners(play):
    low, high = sorted([play.weo.pk, play.al_noor.pk])
    partnership = Partnership.objects.create(organization_low_id=low, organization_high_id=high, since=JOINED)
    assert found(play.suzan, NEEDS["partners"]) == ["al-noor"]
    assert "al-noor" in found(play.suzan, "quotas")
    assert is_unknown(play.suzan, NEEDS["staff"])
    partnership.until = JOINED
    partnership.save()
    assert is_unknown(play.suzan, NEEDS["partners"])


def test_the_topic_of_a_need_is_for_its_audience_too(play):
    assert found(play.outsider, "legal aid") == []
    assert "al-noor" not in found(play.outsider, "quota")
    assert found(play.staff, "legal aid") == ["al-noor"]


@pytest.mark.parametrize("word", HIDDEN)
def test_own_people_and_staff_find_who_is_hidden(play, word):
    assert found(play.hidden, word) == ["hidden"]
    assert found(play.staff, word) == ["hidden"]
    assert is_unknown(play.discreet, word)


def test_who_is_discreet_is_found_by_partners(play):
    low, high = sorted([play.weo.pk, play.discreet_org.pk])
    Partnership.objects.create(organization_low_id=low, organization_high_id=high, since=JOINED)
    for word in DISCREET:
        assert found(play.suzan, word) == ["discreet"]
    assert "dylbrigant Shelter" in [one.label for one in suggestions(play.suzan, "dylbrignat shelter")]
    assert suggestions(play.outsider, "dylbrignat") == []


def test_observers_find_nothing(play):
    for word in ("noor", *NEEDS.values(), *HIDDEN):
        assert found(play.observer, word) == []
        assert passages(play.observer, word) == {}
        assert suggestions(play.observer, word) == []


def test_who_hides_is_found_no_more(play):
    Organization.objects.filter(pk=play.weo.pk).update(visibility="hidden")
    assert found(play.outsider, "women empowerment") == []
    assert [one.label for one in suggestions(play.outsider, "women empowrment")] == []
