"""Loads the demonstration, all of it through the rooms' own actions, so that it obeys the portal's rules."""

from __future__ import annotations

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from cop_portal.mail import silence
from members.models import Organization, User
from members.search.writing import searched_together

from .accounts import SUZAN
from .load_gatherings import load_gatherings, pair_gatherings
from .load_histories import tell_histories
from .load_organizations import load_organizations
from .load_people import make_observer, make_staff
from .load_suggestions import load_suggestions
from .load_threads import load_notes, load_requests, load_threads

# Any number, the same in each process: two loaders at once follow each other.
_LOCK = 0x0C0B_DE40


class NotHere(Exception):
    """The demonstration must not be loaded into this portal; the message says why, in English, for a terminal."""


def load(*, if_empty: bool = False) -> bool:
    """Load everything, once; whether there was anything to do.

    All or nothing: an interrupted load leaves an empty portal. No mail is sent. Raises NotHere where DEMO is off, and
    where the database has organizations that are not the demonstration's (``if_empty`` leaves those in peace).
    """
    if not settings.DEMO:
        raise NotHere("This is not the demonstration (DEMO is off): its accounts have a public password.")
    call_command("load_reference_data", verbosity=0)
    with silence(), transaction.atomic(), searched_together():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        if User.objects.filter(email=SUZAN.email).exists():
            return False
        if Organization.objects.exists():
            if if_empty:
                return False
            raise NotHere(
                "There are organizations in this database already; the demonstration wants an empty one."
            )
        staff = make_staff()
        make_observer()
        load_organizations(by=staff)
        load_gatherings(by=staff)
        load_threads(by=staff)
        load_requests()
        load_suggestions(by=staff)
        load_notes()
        pair_gatherings(by=staff)
        tell_histories()
    return True
