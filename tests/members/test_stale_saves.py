"""What is saved from a page opened earlier, or while somebody else saves: nothing that was taken away comes back."""

from __future__ import annotations

import datetime
import re
import threading
import time
from html import unescape

import pytest
from django.db import connection, transaction

from cop_portal.documents.models import Document, DocumentOpening
from cop_portal.refusals import Refused
from members.actions import identity, knowledge, offices, organizations, registration_files
from members.models import (
    Expertise,
    Membership,
    Need,
    Office,
    Organization,
    OtherName,
    Partnership,
    Project,
    Registration,
)
from tests.cast import JOINED, client_of, english_client_of, make_cast

BASE = "/organizations/weo/edit/"
ABOUT = {
    "acting_for": "weo",
    "mission": "We stand up for women.",
    "language": "en",
    "languages": ["ar"],
    "email": "a@weo.example",
    "email_audience": "members",
    "phone": "0770",
    "phone_audience": "members",
}
NEED = {
    "acting_for": "weo",
    "topic": "gender-quotas",
    "question": "What works?",
    "language": "en",
    "urgency": "any_time",
    "audience": "members",
}
NUMBER = {"acting_for": "weo", "authority": "federal", "number": "12345"}


def paper(user) -> Document:
    return Document.objects.create(
        storage_name="aa/x", name="paper.pdf", kind="pdf", size=3, sha256="0" * 64, uploaded_by=user
    )


def registered(cast, audience="members") -> Registration:
    return Registration.objects.create(
        organization=cast.weo,
        authority="federal",
        number="12345",
        file=paper(cast.suzan),
        file_audience=audience,
    )


def hidden(page: str) -> dict[str, str]:
    """What the form carries of when it was opened."""
    found = re.findall(r'<input type="hidden" name="(draft\w*)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in found}


def opened(client, address: str) -> dict[str, str]:
    answer = client.get(BASE + address)
    assert answer.status_code == 200
    carried = hidden(answer.content.decode())
    assert "draft_based_on" in carried
    return carried


def chosen(page: str, name: str) -> list[str]:
    inputs = re.findall(rf'<input type="radio" name="{name}"[^>]*>', page)
    return [re.search(r'value="(\w+)"', one)[1] for one in inputs if " checked" in one]


def while_it_waits(write, send):
    """What ``send`` gives, which meets ``write`` on another connection, done and not yet committed."""
    written, errors = threading.Event(), []

    def other():
        try:
            with transaction.atomic():
                write()
                written.set()
                _wait_for_a_waiter()
        except Exception as error:
            errors.append(error)
        finally:
            written.set()
            connection.close()

    thread = threading.Thread(target=other)
    thread.start()
    assert written.wait(10)
    answer = send()
    thread.join(20)
    assert errors == []
    return answer


def _wait_for_a_waiter():
    for _try in range(100):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
            )
            if cursor.fetchone():
                return
        time.sleep(0.05)
    raise AssertionError("Nobody waited.")


@pytest.fixture
def racing(transactional_db):
    return make_cast()


# -- two at once ------------------------------------------------------------------------------------------------------


def test_a_paper_taken_away_meanwhile_stays_away(racing):
    registration = registered(racing)
    suzan = client_of(racing.suzan)
    answer = while_it_waits(
        lambda: registration_files.remove_registration_file(
            registration=Registration.objects.get(pk=registration.pk), by=racing.suzan
        ),
        lambda: suzan.post(f"{BASE}registrations/{registration.public_id}/", NUMBER),
    )
    assert answer.status_code == 302
    registration.refresh_from_db()
    assert registration.file_id is None


def test_a_paper_closed_meanwhile_stays_closed(racing):
    registration = registered(racing)
    suzan = client_of(racing.suzan)
    answer = while_it_waits(
        lambda: registration_files.set_registration_file(
            registration=Registration.objects.get(pk=registration.pk), by=racing.suzan, file_audience="staff"
        ),
        lambda: suzan.post(f"{BASE}registrations/{registration.public_id}/", NUMBER | {"number": "12346"}),
    )
    assert answer.status_code == 302
    registration.refresh_from_db()
    assert (registration.file_audience, registration.number) == ("staff", "12346")


def _rows(cast):
    """Each kind of row: its model, how it is removed, its page, and what is sent there."""
    by = cast.suzan
    need = knowledge.save_need(organization=cast.weo, by=by, topic=cast.quotas)
    offer = knowledge.save_expertise(organization=cast.weo, by=by, topic=cast.quotas, band="1-5")
    project = knowledge.save_project(
        organization=cast.weo, by=by, title="Old", starts_on=datetime.date(2024, 5, 1)
    )
    office = offices.save_office(organization=cast.weo, by=by, governorate=cast.erbil)
    name = identity.save_other_name(
        organization=cast.weo, by=by, kind="former_name", language="en", name="Old Name"
    )
    registration = registered(cast)
    day = {"starts_on_day": "1", "starts_on_month": "5", "starts_on_year": "2024"}
    place = {"governorate": cast.erbil.pk, "phone": "Typed words", "phone_audience": "staff"}
    return {
        "need": (
            lambda: knowledge.remove_need(need=need, by=by),
            Need,
            "needs/gender-quotas/",
            NEED | {"question": "Typed words"},
        ),
        "offer": (
            lambda: knowledge.remove_expertise(expertise=offer, by=by),
            Expertise,
            "offers/gender-quotas/",
            {"topic": "gender-quotas", "band": "1-5", "shares": "Typed words", "language": "en"},
        ),
        "project": (
            lambda: knowledge.remove_project(project=project, by=by),
            Project,
            f"projects/{project.public_id}/",
            {"title": "Typed words", "language": "en"} | day,
        ),
        "office": (
            lambda: offices.remove_office(office=office, by=by),
            Office,
            f"offices/{office.public_id}/",
            place,
        ),
        "name": (
            lambda: identity.remove_other_name(other_name=name, by=by),
            OtherName,
            f"other-names/{name.public_id}/",
            {"name": "Typed words", "kind": "former_name", "language": "en"},
        ),
        "registration": (
            lambda: organizations.remove_registration(registration=registration, by=by),
            Registration,
            f"registrations/{registration.public_id}/",
            NUMBER | {"number": "Typed words"},
        ),
    }


@pytest.mark.parametrize("kind", ["need", "offer", "project", "office", "name", "registration"])
def test_what_was_removed_meanwhile_does_not_come_back(racing, kind):
    """It is said in words, and what was typed is still there."""
    remove, model, address, sent = _rows(racing)[kind]
    suzan = english_client_of(racing.suzan)
    answer = while_it_waits(remove, lambda: suzan.post(BASE + address, sent | {"acting_for": "weo"}))
    assert answer.status_code == 422
    assert "This was removed meanwhile" in answer.content.decode()
    assert "Typed words" in answer.content.decode()
    assert not model.objects.filter(organization=racing.weo).exists()


def test_a_file_for_a_registration_that_was_removed_meanwhile(racing):
    registration = registered(racing)
    suzan = english_client_of(racing.suzan)
    answer = while_it_waits(
        lambda: organizations.remove_registration(
            registration=Registration.objects.get(pk=registration.pk), by=racing.suzan
        ),
        lambda: suzan.post(
            f"{BASE}registrations/{registration.public_id}/file/",
            {"acting_for": "weo", "file_audience": "staff"},
        ),
    )
    assert answer.status_code == 422
    assert "This was removed meanwhile" in answer.content.decode()


@pytest.mark.parametrize("kind", ["need", "offer", "office", "name", "head"])
def test_the_desk_has_just_entered_the_same(racing, kind):
    """It waits for no lock of the organization; who comes second reads why it was not saved."""
    weo = racing.weo
    office = {"phone": "", "phone_audience": "staff"}
    words = "Change it there."
    if kind == "need":
        desk, address, sent = (
            lambda: Need.objects.create(organization=weo, topic=racing.quotas),
            "needs",
            NEED,
        )
    elif kind == "offer":
        desk = lambda: Expertise.objects.create(organization=weo, topic=racing.quotas, band="1-5")  # noqa: E731
        address, sent = "offers", {"topic": "gender-quotas", "language": "en", "band": "1-5"}
    elif kind == "office":
        desk = lambda: Office.objects.create(organization=weo, governorate=racing.erbil)  # noqa: E731
        address, sent = "offices", office | {"governorate": racing.erbil.pk}
    elif kind == "head":
        desk = lambda: Office.objects.create(organization=weo, governorate=racing.ninewa, is_head=True)  # noqa: E731
        address, sent = "offices", office | {"governorate": racing.erbil.pk, "is_head": "on"}
        words = "Another office has just become the head office."
    else:
        name = {"kind": "former_name", "language": "en", "name": "Abc"}
        desk = lambda: OtherName.objects.create(organization=weo, **name)  # noqa: E731
        address, sent = "other-names", name
    suzan = english_client_of(racing.suzan)
    answer = while_it_waits(desk, lambda: suzan.post(f"{BASE}{address}/add/", sent | {"acting_for": "weo"}))
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_hidden_while_who_sees_us_is_saved(racing):
    """The page was sent when nobody had hidden it yet, and is saved after."""
    suzan = client_of(racing.suzan)
    carried = opened(suzan, "who-sees-us/")
    answer = while_it_waits(
        lambda: organizations.hide_now(organization=racing.weo, by=racing.suzan),
        lambda: suzan.post(f"{BASE}who-sees-us/", {"acting_for": "weo", "visibility": "discreet"} | carried),
    )
    assert answer.status_code == 422
    racing.weo.refresh_from_db()
    assert racing.weo.visibility == "hidden"


# -- a page opened earlier --------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_who_sees_us_opened_before_hide_us_now_asks_again(cast):
    suzan = english_client_of(cast.suzan)
    sent = {"acting_for": "weo", "visibility": "listed"}
    carried = opened(suzan, "who-sees-us/")
    assert client_of(cast.suzan).post(f"{BASE}hide/").status_code == 302
    answer = suzan.post(f"{BASE}who-sees-us/", sent | carried)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Changed meanwhile: your organization is hidden now." in page
    assert chosen(page, "visibility") == ["hidden"]
    assert Organization.objects.get(slug="weo").visibility == "hidden"
    # Whoever was asked and chooses it again has decided.
    assert suzan.post(f"{BASE}who-sees-us/", sent | hidden(page)).status_code == 302
    assert Organization.objects.get(slug="weo").visibility == "listed"


@pytest.mark.django_db
def test_without_what_it_was_based_on_it_is_saved_as_sent(cast):
    suzan = client_of(cast.suzan)
    suzan.post(f"{BASE}hide/")
    sent = {"acting_for": "weo", "visibility": "listed"}
    assert suzan.post(f"{BASE}who-sees-us/", sent).status_code == 302
    assert Organization.objects.get(slug="weo").visibility == "listed"


@pytest.mark.django_db
def test_the_same_choice_as_the_other_ones_is_not_asked(cast):
    suzan = client_of(cast.suzan)
    carried = opened(suzan, "who-sees-us/")
    suzan.post(f"{BASE}hide/")
    sent = {"acting_for": "weo", "visibility": "hidden"} | carried
    assert suzan.post(f"{BASE}who-sees-us/", sent).status_code == 302


@pytest.mark.django_db
def test_about_opened_earlier_asks_at_each_field_and_keeps_the_rest(cast):
    suzan = english_client_of(cast.suzan)
    suzan.post(f"{BASE}about/", ABOUT)
    carried = opened(suzan, "about/")
    suzan.post(f"{BASE}about/", ABOUT | {"email_audience": "staff", "phone_audience": "partners"})
    answer = suzan.post(f"{BASE}about/", ABOUT | carried | {"mission": "Said better"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Changed meanwhile: now only Search staff see it." in page
    assert "Changed meanwhile: now only your partners and Search staff see it." in page
    assert chosen(page, "email_audience") == ["staff"]
    assert chosen(page, "phone_audience") == ["partners"]
    assert "Said better" in page
    # Its draft does not bring the old choice back either.
    again = suzan.get(f"{BASE}about/").content.decode()
    assert "Said better" in again
    assert chosen(again, "email_audience") == ["staff"]
    as_shown = ABOUT | hidden(page) | {"email_audience": "staff", "phone_audience": "members"}
    assert suzan.post(f"{BASE}about/", as_shown).status_code == 302
    cast.weo.refresh_from_db()
    assert (cast.weo.email_audience, cast.weo.phone_audience) == ("staff", "members")


@pytest.mark.django_db
def test_a_draft_begun_earlier_does_not_widen(cast):
    suzan = client_of(cast.suzan)
    suzan.post(f"{BASE}about/", ABOUT)
    draft = ABOUT | opened(suzan, "about/") | {"mission": "Half a"}
    assert suzan.post(f"{BASE}drafts/about/", draft).status_code == 200
    organizations.edit_about(
        organization=cast.weo,
        by=cast.suzan,
        mission="x",
        language="en",
        languages=["ar"],
        governorates=[],
        website="",
        email="a@weo.example",
        email_audience="staff",
        phone="0770",
        phone_audience="members",
    )
    page = suzan.get(f"{BASE}about/").content.decode()
    assert "Half a" in page
    assert chosen(page, "email_audience") == ["staff"]


@pytest.mark.django_db
def test_a_question_an_office_and_a_paper_opened_earlier(cast):
    suzan = client_of(cast.suzan)
    by = cast.suzan
    need = knowledge.save_need(organization=cast.weo, by=by, topic=cast.quotas, question="What works?")
    place = {"governorate": cast.erbil, "phone": "0770"}
    office = offices.save_office(organization=cast.weo, by=by, phone_audience="members", **place)
    registration = registered(cast)
    pages = {
        "needs/gender-quotas/": NEED,
        # Added once more it corrects the one that is there: that must not show it to more people either.
        "needs/add/": NEED,
        f"offices/{office.public_id}/": {
            "governorate": cast.erbil.pk,
            "phone": "0770",
            "phone_audience": "members",
        },
        f"registrations/{registration.public_id}/file/": {"file_audience": "members"},
    }
    carried = {address: opened(suzan, address) for address in pages}
    knowledge.save_need(organization=cast.weo, by=by, topic=cast.quotas, audience="staff", need=need)
    offices.save_office(organization=cast.weo, by=by, phone_audience="staff", office=office, **place)
    registration_files.set_registration_file(registration=registration, by=by, file_audience="staff")
    for address, sent in pages.items():
        answer = suzan.post(BASE + address, sent | carried[address] | {"acting_for": "weo"})
        assert answer.status_code == 422, address
        name = next(field for field in sent if field.endswith("audience"))
        assert chosen(answer.content.decode(), name) == ["staff"], address
    need.refresh_from_db(), office.refresh_from_db(), registration.refresh_from_db()
    assert (need.audience, office.phone_audience, registration.file_audience) == ("staff",) * 3


@pytest.mark.django_db
def test_an_action_is_told_what_was_seen(cast):
    organizations.hide_now(organization=cast.weo, by=cast.suzan)
    with pytest.raises(Refused) as refused:
        organizations.set_visibility(
            organization=cast.weo, by=cast.suzan, visibility="listed", seen={"visibility": "listed"}
        )
    assert (refused.value.code, refused.value.field) == ("changed_meanwhile", "visibility")


# -- for whom a paper was opened --------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_record_names_an_organization_that_gave_the_right(cast, monkeypatch):
    """Never another one of the reader's, which may be hidden; and none for staff."""
    monkeypatch.setattr("cop_portal.documents.serving.read_document", lambda document: b"%PDF")
    registration = registered(cast, "partners")
    low, high = sorted([cast.weo.pk, cast.al_noor.pk])
    Partnership.objects.create(organization_low_id=low, organization_high_id=high, since=JOINED)
    for user in (cast.ahmed, cast.suzan, cast.staff):
        Membership.objects.create(user=user, organization=cast.hidden_org, role="colleague", since=JOINED)

    def recorded(user, acting_for) -> str:
        client = client_of(user)
        session = client.session
        session["acting_for"] = acting_for.pk
        session.save()
        address = f"/organizations/weo/registrations/{registration.public_id}/file/"
        assert client.get(address).status_code == 200
        return DocumentOpening.objects.latest("pk").organization_slug

    assert recorded(cast.ahmed, cast.hidden_org) == "al-noor"
    assert recorded(cast.ahmed, cast.al_noor) == "al-noor"
    assert recorded(cast.suzan, cast.hidden_org) == "weo"
    assert recorded(cast.staff, cast.hidden_org) == ""
    Registration.objects.update(file_audience="members")
    # Whom all members may read, a hidden organization's people read for it.
    assert recorded(cast.ahmed, cast.hidden_org) == "hidden"
