"""Who corrected or dropped a record is a party of its thread; the database refuses one of another."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from collaborations.models import Collaboration
from cop_portal.dates import today
from tests.cast import Cast
from tests.collaborations.promising import owed
from tests.collaborations.resting import paused
from tests.collaborations.steps import introduced, met, party

pytestmark = pytest.mark.django_db
RECORDS = {"rest": paused, "actionpoint": owed, "followupmeeting": met}
FIELDS = [
    ("rest", "corrected_by"),
    ("actionpoint", "corrected_by"),
    ("actionpoint", "dropped_by"),
    ("followupmeeting", "corrected_by"),
]


def put(cast: Cast, record: str, field: str, who) -> None:
    """``who`` into ``field`` of a record in WEO's and Al Noor's thread, and all that the database checks at the end."""
    row = RECORDS[record](cast, Collaboration.objects.earliest("pk"))
    with transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(**{field: who})
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize(("record", "field"), FIELDS)
def test_it_works(cast: Cast, record: str, field: str):
    """A party of the thread, also one that has left it."""
    own = party(introduced(cast), cast.al_noor)
    put(cast, record, field, own)


@pytest.mark.parametrize(("record", "field"), FIELDS)
def test_of_another_thread(cast: Cast, record: str, field: str):
    introduced(cast)
    other = Collaboration.objects.create(opened_on=today())
    stranger = other.parties.create(organization=cast.al_noor, joined_on=today())
    with pytest.raises(IntegrityError):
        put(cast, record, field, stranger)
