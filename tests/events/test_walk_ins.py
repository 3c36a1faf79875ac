"""A walk-in becomes a member: one transaction, one invitation, one line."""

from __future__ import annotations

import threading

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection

from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from events.actions import log_presence
from events.actions.presence_lines import set_organization
from events.actions.walk_ins import invite_walk_in
from events.models import Presence
from events.presence.invite_form import language_of
from members.models import Acquaintance, Invitation, Organization
from members.visibility import organizations_visible_to
from tests.cast import client_of, english_client_of, make_cast

from .writing_down import based_on, held_event, line_url, page, read


@pytest.fixture
def event(cast):
    return held_event(cast)


@pytest.fixture
def client(cast):
    return english_client_of(cast.staff)


@pytest.fixture
def walk_in(cast, event) -> Presence:
    """Two of them came, and one left an address."""
    people = [("Aveen Haji", "woman", ""), ("Dalia Sami", "woman", "dalia@mothers.example")]
    return log_presence(event=event, by=cast.staff, walk_in_name="Mothers of Sinjar", people=people)


FORM = {
    "name_en": "Mothers of Sinjar",
    "kind": "local",
    "email": "dalia@mothers.example",
    "name": "Dalia Sami",
    "language": "ar",
}


def test_it_works(cast, event, walk_in, client, django_capture_on_commit_callbacks):
    """The organization is there, its first representative is invited, and the line is its own."""
    log_presence(event=event, by=cast.staff, organization=cast.weo)
    assert "Walk-ins to invite" in page(client, event)
    form = client.get(line_url(walk_in, "walk_in_invite"))
    content = form.content.decode()
    for filled in ("Mothers of Sinjar", "Dalia Sami", "dalia@mothers.example"):
        assert f'value="{filled}"' in content
    assert "It starts as discreet" in read(form)
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(line_url(walk_in, "walk_in_invite"), FORM, follow=True)
    assert "The invitation is on its way to dalia@mothers.example." in read(done)
    walk_in.refresh_from_db()
    organization = walk_in.organization
    assert organization.slug == "mothers-of-sinjar"
    invitation = Invitation.objects.get()
    assert (invitation.kind, invitation.language, invitation.organization) == (
        "representative",
        "ar",
        organization,
    )
    assert [message.to for message in mail.outbox] == [["dalia@mothers.example"]]
    assert Acquaintance.objects.count() == 1
    assert "Walk-ins to invite" not in page(client, event)


def test_it_is_discreet_until_its_own_people_choose(cast, event, walk_in):
    """Those it was in a room with may know of it; the directory does not tell others."""
    log_presence(event=event, by=cast.staff, organization=cast.weo)
    invite_walk_in(presence=walk_in, by=cast.staff, **FORM)
    new = Organization.objects.get(slug="mothers-of-sinjar")
    assert new.visibility == "discreet"
    assert organizations_visible_to(cast.suzan).filter(pk=new.pk).exists()
    assert not organizations_visible_to(cast.outsider).filter(pk=new.pk).exists()


def test_where_the_invitation_is_refused_nothing_was_made(cast, walk_in, client):
    response = client.post(line_url(walk_in, "walk_in_invite"), {**FORM, "email": "no address"})
    assert response.status_code == 422
    with pytest.raises(Refused):
        invite_walk_in(presence=walk_in, by=cast.staff, **{**FORM, "email": "no address"})
    with pytest.raises(Refused):
        invite_walk_in(presence=walk_in, by=cast.staff, **{**FORM, "name_en": "أمهات"})
    assert not Organization.objects.filter(name_en="Mothers of Sinjar").exists()
    walk_in.refresh_from_db()
    assert walk_in.organization is None


def test_an_address_that_is_taken_is_never_another_organizations(cast, walk_in):
    """``create_organization`` gives back who has an address: somebody would be invited to speak for a stranger."""
    taken = Organization.objects.create(
        slug="mothers-of-sinjar", name_en="Another", kind="local", member_since=today()
    )
    invitation = invite_walk_in(presence=walk_in, by=cast.staff, **FORM)
    assert invitation.organization != taken
    assert invitation.organization.slug.startswith("mothers-of-sinjar-")


def test_who_may_be_a_member_already_is_asked_about(cast, walk_in, client):
    late = Organization.objects.create(
        slug="mothers", name_en="Mothers of Sinjar", kind="local", member_since=today()
    )
    form = client.get(line_url(walk_in, "walk_in_invite"))
    assert "Is it one of these members?" in read(form)
    refused = client.post(line_url(walk_in, "walk_in_invite"), FORM)
    assert refused.status_code == 422
    assert "It may be a member already." in read(refused)
    assert not Invitation.objects.exists()
    # The page ties it by one tap, since nobody else has that name.
    assert "It has the name of a member: Mothers of Sinjar." in page(client, walk_in.event)
    tie = {"name": late.name_en, "asked": late.name_en, "meant": late.pk, "based_on": based_on(walk_in)}
    client.post(line_url(walk_in, "presence_who"), tie)
    walk_in.refresh_from_db()
    assert walk_in.organization == late


def test_another_of_that_name_is_invited_where_staff_say_so(cast, walk_in, client):
    Organization.objects.create(slug="m", name_en="Mothers of Sinjar", kind="local", member_since=today())
    client.post(line_url(walk_in, "walk_in_invite"), {**FORM, "is_another": "on"})
    assert Organization.objects.filter(name_en="Mothers of Sinjar").count() == 2


def test_who_is_a_member_already_is_not_invited_again(cast, event, walk_in, client):
    set_organization(presence=walk_in, by=cast.staff, organization=cast.weo)
    for answer in (client.get, client.post):
        told = answer(line_url(walk_in, "walk_in_invite"), FORM, follow=True)
        assert "This line is a member's already: somebody was quicker." in read(told)
    with pytest.raises(Refused):
        invite_walk_in(presence=walk_in, by=cast.staff, **FORM)


def test_only_staff_invite_walk_ins(cast, walk_in):
    for somebody in (cast.suzan, cast.observer):
        with pytest.raises(NotAllowed):
            invite_walk_in(presence=walk_in, by=somebody, **FORM)
        assert client_of(somebody).get(line_url(walk_in, "walk_in_invite")).status_code == 404


@pytest.mark.parametrize(
    ("name", "language"),
    [("Mothers of Sinjar", "en"), ("أمهات سنجار", "ar"), ("دایکانی شنگال لە هەولێر", "ckb"), ("", "en")],
)
def test_the_script_of_a_name_tells_its_field(name, language):
    assert language_of(name) == language


def test_invited_by_two_at_once_it_is_one_member(transactional_db):
    cache.clear()
    cast = make_cast()
    line = log_presence(event=held_event(cast), by=cast.staff, walk_in_name="Mothers of Sinjar")
    results: list = []

    def run() -> None:
        try:
            results.append(invite_walk_in(presence=line, by=cast.staff, **FORM))
        except Refused as refusal:
            results.append(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _index in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(type(one).__name__ for one in results) == ["Invitation", "Refused"]
    assert Organization.objects.filter(name_en="Mothers of Sinjar").count() == 1


def test_names_come_without_what_nobody_sees(cast, walk_in):
    """As they are copied from a phone: a turned direction, a mark of the right-to-left, two spaces."""
    invite_walk_in(
        presence=walk_in,
        by=cast.staff,
        **FORM | {"name_en": "\u202eMothers  of\u200f Sinjar", "acronym": "\u200bMOS"},
    )
    walk_in.refresh_from_db()
    made = walk_in.organization
    assert (made.name_en, made.acronym, made.slug) == ("Mothers of Sinjar", "MOS", "mos")


def test_a_name_of_which_nothing_is_seen(cast, walk_in):
    with pytest.raises(Refused) as refusal:
        invite_walk_in(
            presence=walk_in, by=cast.staff, **FORM | {"name_en": "\u200f\u200b", "acronym": "MOS"}
        )
    assert (refusal.value.field, refusal.value.code) == ("name_en", "required")


def test_an_acronym_in_arabic(cast, walk_in):
    """Its address is made of the name in English then."""
    invite_walk_in(presence=walk_in, by=cast.staff, **FORM | {"acronym": "أمهات"})
    walk_in.refresh_from_db()
    assert walk_in.organization.slug == "mothers-of-sinjar"
