"""A draft is begun from what the thread knows: once, by everybody of a party, between parties of the thread."""

from __future__ import annotations

import datetime
import uuid

import pytest

from collaborations.actions.mou_draft_checks import AlreadyOpen
from collaborations.actions.mous import enter_mou, withdraw_mou
from collaborations.models import MemorandumOfUnderstanding, MouModelText, Party
from collaborations.mous.drafting.starting import titles_between
from cop_portal.refusals import NotAllowed, Refused
from members.models import Membership, Partnership
from tests.collaborations.mou_steps import drafted, promised, saved
from tests.collaborations.mous import confirm, entered, paper, state_of, terms, thread_of

pytestmark = pytest.mark.django_db


def test_it_works(cast):
    mou = drafted(cast, second_language="ar")
    promised(cast, mou, "Meet.")
    assert state_of(mou) == "draft"
    version = mou.versions.get()
    assert version.written_here
    assert (version.begun_by, version.frozen_on) == (cast.suzan, None)
    assert [(text.language, text.is_authoritative) for text in version.texts.all()] == [
        ("en", True),
        ("ar", False),
    ]
    revision = version.revisions.get()
    assert set(revision.bodies) == {"en", "ar"}
    assert "Learn from each other." in revision.bodies["en"]


def test_it_starts_from_the_model_texts(cast):
    MouModelText.objects.update_or_create(
        language="en", defaults={"provisions": "Each pays its own.", "confidentiality": "Names stay here."}
    )
    text = drafted(cast).versions.get().texts.get()
    assert (text.provisions, text.confidentiality) == ("Each pays its own.", "Names stay here.")


def test_a_draft_begun_earlier_keeps_its_text(cast):
    mou = drafted(cast)
    before = mou.versions.get().texts.get().provisions
    MouModelText.objects.update_or_create(language="en", defaults={"provisions": "All is new."})
    assert mou.versions.get().texts.get().provisions == before


def test_two_languages_do_not_begin_by_contradicting_each_other(cast):
    """The second one says what the thread says, as long as the first one does; of what somebody wrote it is empty."""
    collaboration = thread_of(cast.weo, cast.al_noor)
    said = {("title", "en"): "Quotas", ("title", "ar"): "الحصص"}
    said |= {("purpose", "en"): "Learn.\nTogether.", ("purpose", "ar"): "التعلّم."}
    for (field, language), text in said.items():
        by = {} if language == "en" else {"origin": "human", "source_revision": 1}
        collaboration.texts.create(field=field, language=language, text=text, **by)

    def in_arabic(**fields) -> tuple[str, str]:
        mou = drafted(cast, collaboration, second_language="ar", **fields)
        text = mou.versions.get().texts.get(language="ar")
        withdraw_mou(mou=mou, organization=cast.weo, by=cast.suzan, reason="Another.")
        return text.title, text.purpose

    assert in_arabic(title="Quotas", purpose="Learn.\r\nTogether.") == ("الحصص", "التعلّم.")
    assert in_arabic(title="Women in parliament", purpose="Learn.\nTogether.") == ("", "التعلّم.")
    assert in_arabic(title="Quotas", purpose="Train.") == ("الحصص", "")
    between = titles_between(collaboration)
    assert in_arabic(title=between["en"], purpose="Train.") == (between["ar"], "")


def test_a_colleague_begins_too(cast):
    mou = drafted(cast, by=cast.colleague)
    assert mou.entered_by == cast.colleague


@pytest.mark.parametrize("who", ["staff", "superuser", "observer", "outsider", "ahmed"])
def test_nobody_else_begins_for_them(cast, who):
    with pytest.raises(NotAllowed):
        drafted(cast, by=getattr(cast, who))


def test_the_same_form_sent_twice_begins_one(cast):
    collaboration, key = thread_of(cast.weo, cast.al_noor), uuid.uuid4()
    assert drafted(cast, collaboration, key=key) == drafted(cast, collaboration, key=key)
    assert MemorandumOfUnderstanding.objects.count() == 1


def test_one_at_a_time_between_the_same_parties(cast):
    collaboration = thread_of(cast.weo, cast.al_noor)
    mou = drafted(cast, collaboration)
    with pytest.raises(AlreadyOpen) as refusal:
        drafted(cast, collaboration)
    assert refusal.value.mou == mou
    # One signed on paper neither: it would have to wait.
    with pytest.raises(AlreadyOpen):
        enter_mou(organization=cast.weo, by=cast.suzan, upload=paper(), **terms(collaboration))


def test_one_signed_on_paper_comes_first(cast):
    mou = entered(cast)
    with pytest.raises(AlreadyOpen) as refusal:
        drafted(cast, mou.collaboration)
    assert refusal.value.mou == mou


def test_another_one_once_it_is_concluded_or_withdrawn(cast):
    mou = entered(cast)
    confirm(cast, mou)
    assert drafted(cast, mou.collaboration)
    other = entered(cast)
    withdraw_mou(mou=other, organization=cast.weo, by=cast.suzan, reason="The wrong file.")
    assert drafted(cast, other.collaboration)


def test_other_parties_may_draft_beside_it(cast):
    collaboration = thread_of(cast.weo, cast.al_noor, cast.outsider_org)
    two = [party for party in collaboration.parties.all() if party.organization != cast.outsider_org]
    drafted(cast, collaboration, parties=two)
    assert drafted(cast, collaboration)


def test_one_whose_party_has_left_is_in_nobodys_way(cast):
    mou = drafted(cast)
    today = datetime.date(2026, 11, 1)
    Party.objects.filter(organization=cast.al_noor).update(left_on=today)
    Party.objects.create(collaboration=mou.collaboration, organization=cast.al_noor, joined_on=today)
    assert drafted(cast, mou.collaboration) != mou


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"parties": []}, "parties"),
        ({"title": "  "}, "title"),
        ({"ends_on": datetime.date(2026, 12, 1)}, "ends_on"),
        ({"ends_on": None, "renewal": "automatic"}, "ends_on"),
    ],
)
def test_what_makes_no_sense_is_refused(cast, fields, field):
    with pytest.raises(Refused) as refusal:
        drafted(cast, **fields)
    assert refusal.value.field == field
    assert not MemorandumOfUnderstanding.objects.exists()


def test_a_renewal_is_of_a_concluded_one_between_the_same(cast):
    mou = entered(cast)
    with pytest.raises(Refused):
        drafted(cast, mou.collaboration, renews=mou)
    confirm(cast, mou)
    assert drafted(cast, mou.collaboration, renews=mou).renews == mou
    with pytest.raises(Refused) as refusal:
        drafted(cast, renews=mou)
    assert refusal.value.code == "other_parties"


def test_contacts_are_those_that_all_parties_may_read(cast):
    """By default partners alone read addresses, and a draft is read by who is none yet."""
    contacts = set(drafted(cast).parties.values_list("contact_email", flat=True))
    assert contacts == {""}
    Membership.objects.filter(user=cast.ahmed).update(phone="+964 750 000 00 00")
    low, high = sorted([cast.weo, cast.al_noor], key=lambda one: one.pk)
    Partnership.objects.create(organization_low=low, organization_high=high, since=datetime.date(2021, 5, 6))
    rows = drafted(cast).parties.order_by("pk")
    assert {row.contact_name for row in rows} == {"Suzan Aref", "Ahmed Jassam"}
    assert {row.contact_phone for row in rows} == {"", "+964 750 000 00 00"}


def test_search_may_be_its_witness(cast):
    mou = drafted(cast, has_witness=True)
    assert mou.witness.organization == cast.search
    assert "Search" in mou.versions.get().revisions.get().bodies["en"]
    saved(cast, mou, has_witness=False)
    assert not MemorandumOfUnderstanding.objects.filter(witness__isnull=False).exists()
