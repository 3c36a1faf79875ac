"""Locking an account and opening it again. Nothing is deleted."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cop_portal.refusals import NotAllowed
from members.models import User
from members.visibility import may_lock

from .accounts import drop_waiting_address
from .pending import withdraw_invitations_of


def lock_account(*, user: User, by: User) -> User:
    """Nobody can sign in with the account any more, and who is signed in with it is not from the next request on.

    Whoever had the account has nothing left of it: a change of address and invitations that wait end with it.
    """
    return _set_active(user, by, False)


def unlock_account(*, user: User, by: User) -> User:
    """The account can be used again, with the password it had."""
    return _set_active(user, by, True)


def _set_active(user: User, by: User, active: bool) -> User:
    if not may_lock(by, user):
        raise NotAllowed(_("You may not lock or open this account."), code="not_allowed")
    with transaction.atomic():
        locked = User.objects.select_for_update(no_key=True).get(pk=user.pk)
        if locked.is_active != active:
            locked.is_active = active
            locked.save(update_fields=["is_active"])
        if not active:
            drop_waiting_address(locked)
            withdraw_invitations_of(locked)
    return locked
