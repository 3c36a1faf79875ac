"""Others try to read an organization's history, or to learn from their own of persons and organizations not theirs."""

import pytest

from cop_portal.dates import today
from cop_portal.history import changed_by
from members.models import Expertise, Membership, Office, Organization, Registration, Role, SubGrant, User
from tests.cast import client_of
from tests.members.history.reading import PAGE, about, later, words

pytestmark = pytest.mark.django_db


def test_it_is_told_to_representatives_and_staff_alone(cast):
    about(cast)
    for user in (cast.suzan, cast.staff, cast.superuser):
        assert client_of(user).get(PAGE).status_code == 200
    for user in (cast.colleague, cast.ahmed, cast.outsider, cast.observer):
        assert client_of(user).get(PAGE).status_code == 404
    Membership.objects.filter(user=cast.suzan).update(until=today())
    assert client_of(cast.suzan).get(PAGE).status_code == 404


def test_staff_are_named_to_staff_alone(cast):
    with changed_by(cast.staff, "desk"):
        Registration.objects.create(organization=cast.weo, authority="federal", number="F-1")
    assert "Search staff" in words(cast.suzan)
    assert "Sara Staff" not in words(cast.suzan)
    assert "Sara Staff, Search staff" in words(cast.staff)


def test_who_is_erased_is_somebody(cast):
    about(cast)
    User.objects.filter(pk=cast.suzan.pk).update(name="")
    assert "Somebody" in words(cast.staff)


def test_a_stranger_is_not_named(cast):
    """Names of persons are for their own organization and staff."""
    with changed_by(cast.outsider, "something"):
        Organization.objects.filter(slug="weo").update(website="https://weo.example/")
    assert "Omar Salim" not in words(cast.suzan)
    assert "Omar Salim" in words(cast.staff)


def test_the_other_side_of_a_grant_may_be_hidden(cast):
    for sub in (cast.hidden_org, cast.outsider_org):
        SubGrant.objects.create(prime=cast.weo, sub=sub)
        later()
    page = words(cast.suzan)
    assert "Outsider Association" in page
    assert "Hidden Shelter" not in page
    assert page.count("Outside the portal") == 1
    assert "Hidden Shelter" in words(cast.staff)


def test_nothing_of_another_organization(cast):
    expertise = Expertise.objects.create(organization=cast.al_noor, topic=cast.quotas, band="1-5")
    expertise.texts.create(field="shares", language="en", text="A secret of Al Noor")
    Office.objects.create(organization=cast.al_noor, governorate=cast.erbil)
    assert "Nothing has changed here yet." in words(cast.suzan)


def test_what_moved_to_another_organization_is_no_longer_told(cast):
    expertise = Expertise.objects.create(organization=cast.weo, topic=cast.quotas, band="1-5")
    expertise.texts.create(field="shares", language="en", text="Of WEO")
    later()
    Expertise.objects.update(organization=cast.al_noor)
    later()
    expertise.texts.update(text="A secret of Al Noor")
    page = words(cast.suzan)
    assert "Of WEO" in page
    assert "A secret of Al Noor" not in page


def test_a_second_representative_reads_the_same(cast):
    about(cast)
    Membership.objects.filter(user=cast.colleague).update(role=Role.REPRESENTATIVE)
    assert "Suzan Aref" in words(cast.colleague)
