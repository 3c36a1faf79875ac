"""The parties of a draft change: what that does is read first, all see it, and who is taken out reads nothing more."""

from __future__ import annotations

import re
from functools import partial

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from collaborations.actions.mou_agreeing import put_to_parties
from collaborations.actions.mou_drafting import begin_draft
from collaborations.actions.mou_parties import change_parties
from collaborations.models import MouParty, MouPartyChange, MouVersion
from collaborations.mous.drafting.parties import planned_parties
from collaborations.mous.drafting.starting import titles_of
from collaborations.mous.states import MouState
from cop_portal.refusals import NotAllowed, Refused
from members.models import Audience, Membership
from tests.at_once import at_once, failed
from tests.cast import client_of, english_client_of, make_cast
from tests.collaborations.mou_agreed import agree, give_back
from tests.collaborations.mou_steps import drafted, saved
from tests.collaborations.mous import confirm, entered, state_of, thread_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(cast):
    """A draft of WEO and Al Noor in a thread of three; ``parties`` by name."""
    thread = thread_of(cast.weo, cast.al_noor, cast.outsider_org)
    cast.parties = dict(zip(("weo", "al_noor", "third"), thread.parties.order_by("pk"), strict=True))
    cast.mou = drafted(cast, thread, parties=[cast.parties["weo"], cast.parties["al_noor"]])
    return cast


def url_of(mou, rest: str = "parties/") -> str:
    return f"/mous/{mou.public_id}/text/{rest}"


def change(cast, *names: str, seen: str | None = None, **fields) -> bool:
    """Suzan says that these are the parties, having read what that does."""
    parties = [cast.parties[name] for name in names]
    if seen is None:
        seen = planned_parties(cast.mou.versions.get(), parties).fingerprint
    values = {"mou": cast.mou, "organization": cast.weo, "by": cast.suzan, "parties": parties, "seen": seen}
    return change_parties(**{**values, **fields})


def names_in(mou) -> set[str]:
    return {row.party.organization.slug for row in mou.parties.all()}


def promise_of(cast, name: str, what: str) -> None:
    """WEO writes that this party does something."""
    row = cast.mou.parties.get(party=cast.parties[name])
    values = {"mou_party": row.pk, "what": what, "what_second": "", "rhythm": "monthly", "due_on": None}
    saved(cast, cast.mou, commitments=[*_commitments(cast.mou), values])


def _commitments(mou) -> list[dict]:
    fields = ("mou_party", "what", "what_second", "rhythm", "due_on")
    return list(mou.versions.get().commitments.values(*fields))


def test_it_works(three):
    """A representative adds the third: the page says first what that does, and then it is in everybody's list."""
    client = english_client_of(three.suzan)
    assert url_of(three.mou) in client.get(url_of(three.mou, "")).content.decode()
    assert client_of(three.outsider).get(url_of(three.mou, "")).status_code == 404
    all_three = {"parties": [party.pk for party in three.parties.values()]}
    page = client.post(url_of(three.mou), all_three)
    assert page.status_code == 200
    words = page.content.decode()
    assert "Nothing is changed yet." in words
    assert "Their people can read and write the whole text from now on." in words
    assert len(names_in(three.mou)) == 2
    seen = re.search(r'name="seen" value="([0-9a-f]{16})"', words)[1]
    assert client.post(url_of(three.mou), all_three | {"seen": seen})["Location"] == url_of(three.mou, "")
    assert len(names_in(three.mou)) == 3
    assert three.mou.versions.get().revisions.count() == 2
    # A second click makes no second record.
    assert client.post(url_of(three.mou), all_three | {"seen": seen})["Location"] == url_of(three.mou, "")
    assert MouPartyChange.objects.count() == 1
    third = english_client_of(three.outsider)
    assert third.get(url_of(three.mou, "")).status_code == 200
    versions = third.get(url_of(three.mou, "versions/")).content.decode()
    assert f"Added to the parties: <bdi>{three.outsider_org.short_name}</bdi>" in versions


def test_an_address_that_the_new_party_may_not_read_is_taken_out(three):
    """Suzan's is open to partners: Al Noor is one, the third is none. What WEO wrote of somebody else stays."""
    Membership.objects.filter(user=three.suzan).update(
        phone="+964 750 111", phone_audience=Audience.PARTNERS, email_audience=Audience.PARTNERS
    )
    MouParty.objects.filter(mou=three.mou, party=three.parties["weo"]).update(
        contact_name="Suzan Aref", contact_email=three.suzan.email, contact_phone="+964 750 111"
    )
    MouParty.objects.filter(mou=three.mou, party=three.parties["al_noor"]).update(
        contact_name="The office", contact_email="office@alnoor.example", contact_phone=""
    )
    change(three, "weo", "al_noor", "third", organization=three.al_noor, by=three.ahmed)
    text = english_client_of(three.outsider).get(url_of(three.mou, "")).content.decode()
    assert three.suzan.email not in text
    assert "111" not in text
    assert "office@alnoor.example" in text


def test_a_title_does_not_go_where_the_new_names_are_too_long_for_one(three):
    for organization in (three.weo, three.al_noor, three.outsider_org):
        organization.name_en, organization.acronym = f"{organization.slug} " + "x" * 60, ""
        organization.save()
    before = titles_of([three.weo, three.al_noor])["en"]
    assert before
    text = three.mou.versions.get().texts.get(language="en")
    text.title = before
    text.save()
    change(three, "weo", "al_noor", "third")
    assert three.mou.versions.get().texts.get(language="en").title


def test_who_is_taken_out_reads_nothing_and_its_promises_go(three):
    change(three, "weo", "al_noor", "third")
    promise_of(three, "third", "Bring the chairs.")
    promise_of(three, "al_noor", "Bring the tables.")
    page = english_client_of(three.suzan).post(
        url_of(three.mou), {"parties": [three.parties["weo"].pk, three.parties["al_noor"].pk]}
    )
    words = page.content.decode()
    assert "These commitments are taken out of the text, too:" in words
    assert "Bring the chairs." in words
    assert "Bring the tables." not in words
    assert change(three, "weo", "al_noor")
    assert [row["what"] for row in _commitments(three.mou)] == ["Bring the tables."]
    row = MouParty.with_removed.get(mou=three.mou, party=three.parties["third"])
    assert (row.contact_name, row.contact_email, row.contact_phone) == ("", "", "")
    client = client_of(three.outsider)
    for rest in ("", "parties/", "write/words/", "versions/", "versions/2/", "versions/2/paper/"):
        assert client.get(url_of(three.mou, rest)).status_code == 404
    for path in (three.mou.get_absolute_url(), f"/mous/{three.mou.public_id}/put/"):
        assert client.get(path).status_code == 404
    assert client.post(url_of(three.mou, "keep/words/"), {"purpose_en": "Mine."}).status_code == 404
    thread = client.get(three.mou.collaboration.get_absolute_url()).content.decode()
    assert three.mou.reference not in thread
    assert str(three.mou.public_id) not in thread
    # The others read that it was there.
    versions = english_client_of(three.ahmed).get(url_of(three.mou, "versions/")).content.decode()
    assert f"Taken out of the parties: <bdi>{three.outsider_org.short_name}</bdi>" in versions


def test_who_wrote_and_returned_it_can_be_taken_out_and_come_back(three):
    """What it wrote stays under its name; the others agree and sign without it."""
    change(three, "weo", "al_noor", "third")
    put_to_parties(mou=three.mou, organization=three.weo, by=three.suzan)
    give_back(
        three, three.mou, "We are not in it.", organization=three.outsider_org, by=three.outsider, on=None
    )
    assert change(three, "weo", "al_noor")
    page = english_client_of(three.suzan).get(url_of(three.mou, "")).content.decode()
    assert "We are not in it." in page
    put_to_parties(mou=three.mou, organization=three.weo, by=three.suzan)
    agree(three, three.mou, on=None)
    assert state_of(three.mou) == MouState.SIGNING
    with pytest.raises(NotAllowed):
        agree(three, three.mou, organization=three.outsider_org, by=three.outsider, on=None)
    give_back(three, three.mou, "They are, after all.", on=None)
    assert change(three, "weo", "al_noor", "third")
    assert MouParty.with_removed.filter(mou=three.mou).count() == 3
    assert [one.was_added for one in MouPartyChange.objects.all()] == [True, False, True]


def test_the_desk_does_not_find_it_by_who_was_taken_out(three):
    """Staff know nothing of a draft, and so not who was in it."""
    change(three, "weo", "al_noor", "third")
    change(three, "weo", "al_noor")
    put_to_parties(mou=three.mou, organization=three.weo, by=three.suzan)
    desk = english_client_of(three.superuser)
    for name, found in (
        (three.al_noor.name, True),
        (three.outsider_org.name, False),
        (three.mou.reference, True),
    ):
        page = desk.get("/admin/collaborations/memorandumofunderstanding/", {"q": name})
        assert page.status_code == 200
        assert [row.pk for row in page.context["cl"].result_list] == ([three.mou.pk] if found else [])


def test_a_title_made_of_the_names_follows_them(three):
    two = titles_of([three.weo, three.al_noor])["en"]
    saved(three, three.mou, texts={"en": {"title": two}})
    change(three, "weo", "al_noor", "third")
    three.mou.refresh_from_db()
    assert three.mou.title == titles_of([three.weo, three.al_noor, three.outsider_org])["en"] != two
    saved(three, three.mou, texts={"en": {"title": "Our own title"}})
    change(three, "weo", "al_noor")
    assert three.mou.versions.get().texts.get().title == "Our own title"


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["weo"], "at least two"),
        (["al_noor", "third"], "Your own organization"),
        (["weo", "stranger"], "at least two"),
        (["weo", "gone"], "at least two"),
    ],
)
def test_what_is_refused(three, names, words):
    three.parties["stranger"] = thread_of(three.discreet_org, three.weo).parties.first()
    gone = three.mou.collaboration.parties.create(
        organization=three.hidden_org, joined_on="2021-05-01", left_on="2021-06-01"
    )
    three.parties["gone"] = gone
    with pytest.raises(Refused, match=words):
        change(three, *names)
    forged = {"parties": [three.parties[name].pk for name in names], "seen": "0" * 16}
    assert english_client_of(three.suzan).post(url_of(three.mou), forged).status_code == 422
    assert len(names_in(three.mou)) == 2


def test_ids_and_fingerprints_that_nobody_was_shown(three):
    client = english_client_of(three.suzan)
    for parties in (["-1"], ["x"], ["9" * 40], [""], []):
        assert client.post(url_of(three.mou), {"parties": parties, "seen": "x" * 99}).status_code == 422
    three_of_them = [party.pk for party in three.parties.values()]
    assert client.post(url_of(three.mou), {"parties": three_of_them, "seen": "f" * 16}).status_code == 200
    assert len(names_in(three.mou)) == 2


def test_who_may(three):
    assert client_of(three.suzan).get(url_of(three.mou)).status_code == 200
    assert client_of(three.ahmed).get(url_of(three.mou)).status_code == 200
    for person in (three.colleague, three.outsider, three.staff, three.observer, three.superuser):
        assert client_of(person).get(url_of(three.mou)).status_code == 404
        assert client_of(person).post(url_of(three.mou), {"parties": ["1"]}).status_code == 404
    for fields in (
        {"by": three.colleague},
        {"organization": three.outsider_org, "by": three.outsider},
        {"by": three.ahmed},
    ):
        with pytest.raises(NotAllowed):
            change(three, "weo", "al_noor", "third", **fields)


def test_what_has_changed_since_is_read_again(three):
    """A promise that another wrote meanwhile would go with its party: nobody has read that."""
    change(three, "weo", "al_noor", "third")
    two = [three.parties["weo"], three.parties["al_noor"]]
    before = planned_parties(three.mou.versions.get(), two).fingerprint
    promise_of(three, "third", "Bring the chairs.")
    with pytest.raises(Refused) as refusal:
        change(three, "weo", "al_noor", seen=before)
    assert refusal.value.code == "look"
    page = english_client_of(three.suzan).post(
        url_of(three.mou), {"parties": [party.pk for party in two], "seen": before}
    )
    assert "Somebody has changed the text since." in page.content.decode()
    assert "Bring the chairs." in page.content.decode()


def test_not_once_it_is_with_the_parties(three):
    put_to_parties(mou=three.mou, organization=three.weo, by=three.suzan)
    with pytest.raises(Refused, match="with the parties"):
        change(three, "weo", "al_noor", "third")
    client = english_client_of(three.suzan)
    assert client.get(url_of(three.mou))["Location"] == url_of(three.mou, "")
    assert url_of(three.mou) not in client.get(url_of(three.mou, "")).content.decode()
    row = three.mou.parties.first()
    for act in (
        lambda: MouParty.objects.filter(pk=row.pk).update(removed_on="2026-11-01"),
        lambda: MouParty.objects.create(
            mou=three.mou, party=three.parties["third"], collaboration=three.mou.collaboration
        ),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            act()


def test_the_record_stays(three):
    change(three, "weo", "al_noor", "third")
    for act in (MouPartyChange.objects.all().delete, lambda: MouPartyChange.objects.update(was_added=False)):
        with pytest.raises(Exception, match="Cannot"), transaction.atomic():
            act()


def test_one_at_a_time_between_the_same(three):
    other = drafted(three, three.mou.collaboration, parties=list(three.parties.values()))
    with pytest.raises(Refused) as refusal:
        change(three, "weo", "al_noor", "third")
    assert refusal.value.code == "open"
    page = english_client_of(three.suzan).post(
        url_of(three.mou), {"parties": [party.pk for party in three.parties.values()]}
    )
    assert other.get_absolute_url() in page.content.decode()
    # Once it is of all three, another of the two can be begun.
    MouVersion.objects.filter(mou=other).update(withdrawn_on="2026-11-01")
    change(three, "weo", "al_noor", "third")
    two = [three.parties["weo"], three.parties["al_noor"]]
    assert drafted(three, three.mou.collaboration, parties=two).pk != three.mou.pk


def test_after_a_party_left_the_draft_goes_on_without_it(three):
    change(three, "weo", "al_noor", "third")
    type(three.parties["third"]).objects.filter(pk=three.parties["third"].pk).update(left_on="2026-11-20")
    client = english_client_of(three.suzan)
    assert url_of(three.mou) in client.get(url_of(three.mou, "")).content.decode()
    assert url_of(three.mou) in client.get(f"/mous/{three.mou.public_id}/put/").content.decode()
    assert change(three, "weo", "al_noor")
    put_to_parties(mou=three.mou, organization=three.weo, by=three.suzan)


def test_mails_say_nothing(three, django_capture_on_commit_callbacks):
    three.ahmed.language = three.outsider.language = "en"
    three.ahmed.save()
    three.outsider.save()

    def told(*names: str) -> dict[str, str]:
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            change(three, *names)
        for message in mail.outbox:
            for word in (three.mou.title, "Al Noor", "WEO", three.outsider_org.name, "Women"):
                assert word not in message.subject + message.body
        return {message.to[0]: message.subject + message.body for message in mail.outbox}

    added = told("weo", "al_noor", "third")
    assert set(added) == {three.ahmed.email, three.outsider.email}
    assert "Something waits" in added[three.outsider.email]
    assert f"/mous/{three.mou.public_id}/" in added[three.outsider.email]
    removed = told("weo", "al_noor")
    assert set(removed) == {three.ahmed.email, three.outsider.email}
    assert f"/mous/{three.mou.public_id}/" not in removed[three.outsider.email]
    assert f"/collaborations/{three.mou.collaboration.public_id}/" in removed[three.outsider.email]


@pytest.mark.django_db(transaction=True)
def test_put_to_the_parties_at_the_same_moment():
    """Either the change comes first, and what is put names all three, or it is refused; never half of both."""
    cast = make_cast()
    thread = thread_of(cast.weo, cast.al_noor, cast.outsider_org)
    two = list(thread.parties.exclude(organization=cast.outsider_org))
    mou = drafted(cast, thread, parties=two)
    everybody = list(thread.parties.all())
    seen = planned_parties(mou.versions.get(), everybody).fingerprint
    calls = [
        partial(change_parties, mou=mou, organization=cast.weo, by=cast.suzan, parties=everybody, seen=seen),
        partial(
            change_parties, mou=mou, organization=cast.al_noor, by=cast.ahmed, parties=everybody, seen=seen
        ),
        partial(put_to_parties, mou=mou, organization=cast.al_noor, by=cast.ahmed, draft_version=0),
    ]
    results = at_once(*calls)
    assert not failed(results)
    version = mou.versions.get()
    assert MouPartyChange.objects.count() == mou.parties.count() - 2
    if version.frozen_on is not None:
        assert mou.parties.count() == 2
        assert version.frozen_revision.number == 1
    else:
        assert mou.parties.count() == 3
        assert sorted(map(str, results[:2])) == ["False", "True"]


def test_a_renewal_stays_between_the_same(cast, three):
    thread = three.mou.collaboration
    MouVersion.objects.filter(mou=three.mou).update(withdrawn_on="2026-11-01")
    two = [three.parties["weo"], three.parties["al_noor"]]
    signed = entered(cast, thread, parties=two)
    confirm(cast, signed)
    three.mou = drafted(cast, thread, parties=two, renews=signed)
    with pytest.raises(Refused, match="same parties"):
        change(three, "weo", "al_noor", "third")
    client = english_client_of(cast.suzan)
    assert client.get(url_of(three.mou))["Location"] == url_of(three.mou, "")
    assert url_of(three.mou) not in client.get(url_of(three.mou, "")).content.decode()


def test_begin_draft_is_still_of_two_or_more(three):
    """The rule of the form that begins one is the same."""
    with pytest.raises(Refused, match="at least two"):
        begin_draft(
            collaboration=three.mou.collaboration,
            organization=three.weo,
            by=three.suzan,
            parties=[three.parties["weo"]],
            language="en",
            title="Alone",
            purpose="",
            topics=[],
            starts_on=three.mou.starts_on,
            ends_on=None,
            renewal="none",
        )
