"""Two change the same profile at the same moment: nothing that was taken away comes back."""

from __future__ import annotations

import datetime
import threading
import time
from functools import partial

import pytest
from django.db import connection, transaction

from members.actions import identity, knowledge, offices, organizations, registration_files
from members.models import Expertise, Need, Office, OtherName, Project, Registration
from tests.cast import client_of, english_client_of, make_cast
from tests.members.profile.edit_forms import BASE, NEED, NUMBER, opened, registered


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
    assert "You have removed this meanwhile" in answer.content.decode()
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
    assert answer.status_code == 409
    assert "You have removed this meanwhile" in answer.content.decode()


@pytest.mark.parametrize("kind", ["need", "offer", "office", "name", "head"])
def test_the_desk_has_just_entered_the_same(racing, kind):
    """It waits for no lock of the organization; who comes second reads why it was not saved."""
    weo = racing.weo
    office = {"phone": "", "phone_audience": "staff"}
    words = "Change it there."
    if kind == "need":
        desk = partial(Need.objects.create, organization=weo, topic=racing.quotas)
        address, sent = "needs", NEED
    elif kind == "offer":
        desk = partial(Expertise.objects.create, organization=weo, topic=racing.quotas, band="1-5")
        address, sent = "offers", {"topic": "gender-quotas", "language": "en", "band": "1-5"}
    elif kind == "office":
        desk = partial(Office.objects.create, organization=weo, governorate=racing.erbil)
        address, sent = "offices", office | {"governorate": racing.erbil.pk}
    elif kind == "head":
        desk = partial(Office.objects.create, organization=weo, governorate=racing.ninewa, is_head=True)
        address, sent = "offices", office | {"governorate": racing.erbil.pk, "is_head": "on"}
        words = "Another office has just become the head office."
    else:
        name = {"kind": "former_name", "language": "en", "name": "Abc"}
        desk = partial(OtherName.objects.create, organization=weo, **name)
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
