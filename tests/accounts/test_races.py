"""Two at once, on two connections."""

import pytest
from django.core.cache import cache

from cop_portal.refusals import Refused
from members import emails
from members.actions.invitations import accept_invitation, invite
from members.actions.memberships import end_membership
from members.models import Invitation, Membership, User
from tests.at_once import at_once
from tests.cast import make_cast


@pytest.fixture
def cast(transactional_db):
    cache.clear()
    return make_cast()


def link(invitation) -> str:
    """A token for the invitation, as its mail would make one."""
    token = emails.new_token()
    Invitation.objects.filter(pk=invitation.pk).update(token_hash=emails.hash_of(token))
    return token


def test_one_link_used_by_two_at_once_makes_one_account(cast):
    token = link(invite(kind="colleague", email="x@new.example", by=cast.suzan, organization=cast.weo))

    def accept():
        return accept_invitation(token=token, name="X", password="a-very-new-password-1", language="en")

    results = at_once(accept, accept)
    assert sorted(type(result).__name__ for result in results) == ["Refused", "User"]
    assert User.objects.filter(email="x@new.example").count() == 1
    assert Membership.objects.filter(user__email="x@new.example").count() == 1


def test_two_invitations_of_one_address_used_at_once_make_one_account(cast):
    tokens = [
        link(invite(kind="colleague", email="x@new.example", by=by, organization=organization))
        for by, organization in ((cast.suzan, cast.weo), (cast.ahmed, cast.al_noor))
    ]
    results = at_once(
        *(
            lambda token=token: accept_invitation(
                token=token, name="X", password="a-very-new-password-1", language="en"
            )
            for token in tokens
        )
    )
    refused = [result for result in results if isinstance(result, Refused)]
    assert [refusal.code for refusal in refused] == ["sign_in"]
    assert User.objects.filter(email="x@new.example").count() == 1
    # The other stays open, for after signing in.
    assert Invitation.objects.open().count() == 1


def test_one_address_invited_twice_at_once_is_invited_once(cast):
    for arguments in (
        {"kind": "colleague", "by": cast.suzan, "organization": cast.weo},
        {"kind": "staff", "by": cast.superuser},
    ):
        results = at_once(*[lambda arguments=arguments: invite(email="x@new.example", **arguments)] * 2)
        assert len({result.pk for result in results}) == 1
    assert Invitation.objects.count() == 2


def test_two_representatives_do_not_end_each_other(cast):
    second = Membership.objects.get(user=cast.colleague)
    Membership.objects.filter(pk=second.pk).update(role="representative")
    first = Membership.objects.get(user=cast.suzan)
    results = at_once(
        lambda: end_membership(membership=second, by=cast.suzan),
        lambda: end_membership(membership=first, by=cast.colleague),
    )
    assert sum(isinstance(result, Exception) for result in results) == 1
    assert Membership.objects.filter(organization=cast.weo, until=None, role="representative").count() == 1


def test_accepting_while_it_is_invited_again_does_not_lock_up(cast):
    token = link(invite(kind="colleague", email="x@new.example", by=cast.suzan, organization=cast.weo))
    results = at_once(
        lambda: accept_invitation(token=token, name="X", password="a-very-new-password-1", language="en"),
        lambda: invite(kind="colleague", email="x@new.example", by=cast.suzan, organization=cast.weo),
    )
    assert all(isinstance(result, User | Invitation | Refused) for result in results), results
