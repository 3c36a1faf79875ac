"""What keeps an account whole."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cop_portal.mail import run_later
from cop_portal.refusals import Refused
from cop_portal.translations.texts import TextLanguage
from members import warning_mails
from members.models import User
from members.names.rules import clean_name


@transaction.atomic
def trust_address(user: User) -> None:
    """Make the account's address its one verified, primary address; run again, it changes nothing.

    Every account began with a mail to its address (or with ``createsuperuser``), so it is verified by what it is. An
    address that waits to be confirmed stays; any other, as after a change in the admin, goes.
    """
    rows = EmailAddress.objects.filter(user=user)
    if [(row.email, row.primary) for row in rows if row.verified] == [(user.email, True)]:
        return
    rows.filter(verified=True).exclude(email=user.email).delete()
    rows.filter(primary=True).exclude(email=user.email).update(primary=False)
    # The address is this account's login, so no other account can have it confirmed.
    EmailAddress.objects.filter(email=user.email, verified=True).exclude(user=user).delete()
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )


@transaction.atomic
def tell_of_address_change(user: User) -> None:
    """Mail the account's address of now that another one was asked for in its name."""
    run_later(warning_mails.address_change_asked, user.pk)


@transaction.atomic
def set_password(user: User, password: str) -> None:
    """The account's password from now on. An address that waits to be confirmed goes: it may be the one of somebody
    because of whom the password is changed."""
    user.set_password(password)
    user.save(update_fields=["password"])
    drop_waiting_address(user)


def drop_waiting_address(user: User) -> None:
    """Forget an address that was asked for and is not confirmed; the link that was mailed to it ends."""
    EmailAddress.objects.filter(user=user, verified=False).exclude(email=user.email).delete()


def choose_language(*, by: User, language: str) -> User:
    """The pages and mails of ``by`` are in ``language`` from now on. Raises Refused for a language there is not."""
    if language not in TextLanguage.values:
        raise Refused(_("There is no such language."), code="language")
    if by.language != language:
        by.language = language
        by.save(update_fields=["language"])
    return by


def rename(*, by: User, name: str) -> User:
    """``by`` is called ``name`` from now on. Raises Refused for what is no name."""
    by.name = clean_name(name)
    by.save(update_fields=["name"])
    return by
