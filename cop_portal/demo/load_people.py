"""The accounts of the demonstration."""

from __future__ import annotations

from functools import cache

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from members.models import User
from members.roles import OBSERVER_GROUP, STAFF_GROUP

from .accounts import OBSERVER, STAFF


@cache
def _hash() -> str:
    # One for all: a hash takes a third of a second, and this password is public anyway.
    return make_password(settings.DEMO_PASSWORD)


def make_user(email: str, name: str, language: str = "en", **fields) -> User:
    """Somebody who can sign in with the public password, as if an invitation had been accepted."""
    user = User.objects.create(email=email, name=name, language=language, password=_hash(), **fields)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def make_staff() -> User:
    """Search staff: no superuser."""
    user = make_user(STAFF.email, STAFF.name, is_staff=True)
    user.groups.add(Group.objects.get_or_create(name=STAFF_GROUP)[0])
    return user


def make_observer() -> User:
    """The donor's observer."""
    user = make_user(OBSERVER.email, OBSERVER.name)
    user.groups.add(Group.objects.get_or_create(name=OBSERVER_GROUP)[0])
    return user


def representative(slug: str) -> User:
    """Who speaks for the organization of this slug."""
    return User.objects.filter(
        memberships__organization__slug=slug, memberships__role="representative", memberships__until=None
    ).earliest("pk")
