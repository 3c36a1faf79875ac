"""The page of an organization's people, and what can be done there."""

import datetime

import pytest

from cop_portal.refusals import NotAllowed, Refused
from members.actions.invitations import invite
from members.actions.memberships import add_member, change_role, end_membership
from members.models import Invitation, Membership
from tests.accounts.conftest import signed_in

PEOPLE = "/organizations/weo/people/"


def membership(user) -> Membership:
    return Membership.objects.get(user=user, until=None)


def test_it_works(cast, django_assert_max_num_queries):
    invite(kind="colleague", email="new@weo.example", by=cast.suzan, organization=cast.weo, name="Rojin")
    client = signed_in(cast.suzan)
    page = client.get(PEOPLE).content.decode()
    for words in (
        "Suzan Aref",
        "Lana Karim",
        "Director",
        "1 March 2019",
        "new@weo.example",
        "Rojin",
        "Send again",
    ):
        assert words in page


def test_the_number_of_queries_does_not_grow_with_the_people(cast, django_assert_num_queries):
    client = signed_in(cast.suzan)
    client.get(PEOPLE)
    for number in range(10):
        invite(kind="colleague", email=f"n{number}@weo.example", by=cast.suzan, organization=cast.weo)
    # Session, user, memberships, organization, who may see, who may decide, people, invitations.
    with django_assert_num_queries(8):
        client.get(PEOPLE)


def test_staff_look_on(cast):
    client = signed_in(cast.staff)
    page = client.get(PEOPLE).content.decode()
    assert "Lana Karim" in page
    assert "End the membership" not in page
    assert "Invite" not in page.partition("<main")[2].replace("Invited", "")
    assert client.get(f"{PEOPLE}invite/").status_code == 404
    assert client.get(f"{PEOPLE}{membership(cast.colleague).pk}/end/").status_code == 404


@pytest.mark.parametrize("who", ["colleague", "ahmed", "outsider", "observer", "hidden"])
def test_others_find_nothing(cast, who):
    client = signed_in(getattr(cast, who))
    row = invite(kind="colleague", email="new@weo.example", by=cast.suzan, organization=cast.weo)
    paths = [
        PEOPLE,
        f"{PEOPLE}invite/",
        f"{PEOPLE}{membership(cast.suzan).pk}/end/",
        f"{PEOPLE}{membership(cast.suzan).pk}/role/",
    ]
    for path in paths:
        assert client.get(path).status_code == 404
        if path != PEOPLE:
            assert client.post(path, {"email": "x@new.example", "role": "colleague"}).status_code == 404
    for what in ("resend", "withdraw"):
        assert client.post(f"{PEOPLE}invitations/{row.public_id}/{what}/").status_code == 404
    row.refresh_from_db()
    assert row.withdrawn_at is None
    assert Membership.objects.filter(organization=cast.weo, until=None).count() == 2


def test_inviting_from_the_page(cast, mails):
    client = signed_in(cast.suzan)
    form = {
        "email": "New@WEO.example",
        "name": "Rojin",
        "position": "",
        "kind": "colleague",
        "language": "ckb",
        "acting_for": "weo",
    }
    with mails() as sent:
        assert client.post(f"{PEOPLE}invite/", form).url == PEOPLE
        assert client.post(f"{PEOPLE}invite/", form).url == PEOPLE  # a double click
    assert [mail.to for mail in sent] == [["new@weo.example"]]
    row = Invitation.objects.get()
    assert (row.kind, row.organization, row.language, row.invited_by) == (
        "colleague",
        cast.weo,
        "ckb",
        cast.suzan,
    )
    page = client.post(f"{PEOPLE}invite/", form | {"email": "colleague@weo.example"})
    assert "belongs to the organization already" in page.content.decode()
    assert 'value="Rojin"' in page.content.decode()
    for kind in ("staff", "observer", "", "king"):
        assert (
            client.post(f"{PEOPLE}invite/", form | {"kind": kind, "email": "y@new.example"}).status_code
            == 200
        )
    assert Invitation.objects.count() == 1


def test_staff_invite_a_first_representative_from_the_page(cast, mails):
    Membership.objects.filter(organization=cast.outsider_org).update(until=datetime.date(2026, 1, 1))
    client = signed_in(cast.staff)
    assert "Invite the first representative" in client.get("/organizations/outsider/people/").content.decode()
    form = {"email": "first@new.example", "language": "ar", "kind": "colleague"}
    with mails() as sent:
        client.post("/organizations/outsider/people/invite/", form)
    assert Invitation.objects.get().kind == "representative"
    assert len(sent) == 1


def test_sending_again_and_withdrawing(cast):
    row = invite(kind="colleague", email="new@weo.example", by=cast.suzan, organization=cast.weo)
    client = signed_in(cast.suzan)
    path = f"{PEOPLE}invitations/{row.public_id}"
    page = client.post(f"{path}/resend/", {"acting_for": "weo"}, follow=True)
    assert "wait five minutes" in page.content.decode()
    page = client.post(f"{path}/withdraw/", {"acting_for": "weo"}, follow=True)
    assert "Withdrawn" in page.content.decode()
    assert "new@weo.example" not in page.content.decode()
    # Of another organization's invitation the page knows nothing.
    other = invite(kind="colleague", email="b@new.example", by=cast.ahmed, organization=cast.al_noor)
    assert (
        client.post(f"{PEOPLE}invitations/{other.public_id}/withdraw/", {"acting_for": "weo"}).status_code
        == 404
    )


def test_a_membership_ends_on_a_page_of_its_own(cast):
    client = signed_in(cast.suzan)
    path = f"{PEOPLE}{membership(cast.colleague).pk}/end/"
    assert "Lana Karim" in client.get(path).content.decode()
    colleague = signed_in(cast.colleague)
    assert client.post(path, {"acting_for": "weo"}).url == PEOPLE
    row = Membership.objects.get(user=cast.colleague)
    assert row.until is not None
    # At once, also in a browser that is open.
    assert colleague.get("/organizations/").status_code == 404
    # And back with a row of its own.
    add_member(organization=cast.weo, user=cast.colleague, role="colleague", by=cast.suzan)
    assert cast.colleague.memberships.count() == 2


def test_the_last_representative_stays(cast):
    client = signed_in(cast.suzan)
    own = membership(cast.suzan)
    page = client.post(f"{PEOPLE}{own.pk}/end/", {"acting_for": "weo"})
    assert "last representative" in page.content.decode()
    page = client.post(f"{PEOPLE}{own.pk}/role/", {"acting_for": "weo", "role": "colleague"})
    assert "last representative" in page.content.decode()
    assert membership(cast.suzan).role == "representative"
    # With another one there, both work.
    client.post(
        f"{PEOPLE}{membership(cast.colleague).pk}/role/", {"acting_for": "weo", "role": "representative"}
    )
    assert client.post(f"{PEOPLE}{own.pk}/end/", {"acting_for": "weo"}).url == "/"
    assert signed_in(cast.colleague).get(PEOPLE).status_code == 200


def test_a_locked_representative_counts_for_nobody(cast):
    change_role(membership=membership(cast.colleague), role="representative", by=cast.suzan)
    cast.colleague.is_active = False
    cast.colleague.save()
    with pytest.raises(Refused):
        end_membership(membership=membership(cast.suzan), by=cast.suzan)


def test_actions_ask_who_it_is(cast):
    for who in (cast.colleague, cast.ahmed, cast.staff, cast.superuser, cast.observer):
        with pytest.raises(NotAllowed):
            end_membership(membership=membership(cast.colleague), by=who)
        with pytest.raises(NotAllowed):
            change_role(membership=membership(cast.colleague), role="representative", by=who)
    for who in (cast.colleague, cast.ahmed, cast.observer):
        with pytest.raises(NotAllowed):
            add_member(organization=cast.weo, user=cast.outsider, role="colleague", by=who)


def test_doing_it_twice_changes_nothing(cast):
    row = end_membership(membership=membership(cast.colleague), by=cast.suzan, on=datetime.date(2026, 1, 5))
    again = end_membership(membership=row, by=cast.suzan)
    assert again.until == datetime.date(2026, 1, 5)
    first = add_member(organization=cast.weo, user=cast.outsider, role="colleague", by=cast.suzan)
    assert (
        add_member(organization=cast.weo, user=cast.outsider, role="representative", by=cast.suzan) == first
    )
    assert Membership.objects.get(pk=first.pk).role == "colleague"
