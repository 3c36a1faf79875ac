"""Many confirm one memorandum at the same moment, each on a connection of its own."""

from __future__ import annotations

from functools import partial

import pytest
from django.core import mail

from collaborations.actions import mous as actions
from collaborations.models import MouVersion, Signature
from tests.at_once import at_once
from tests.cast import Cast, make_cast
from tests.collaborations.mous import SIGNED, entered, thread_of
from tests.faults.how_many import RACERS, RACES


@pytest.mark.django_db(transaction=True)
def test_many_confirmations_at_once():
    """One signature a party, one conclusion, one entry in the history, one mail to each."""
    cast = make_cast()
    for _number in range(RACES):
        _race(cast)


def _race(cast: Cast) -> None:
    mou = entered(cast, thread_of(cast.weo, cast.al_noor, cast.outsider_org))
    mail.outbox.clear()
    sign = partial(
        actions.confirm_signature,
        mou=mou,
        signatory_name="Somebody",
        capacity="chair",
        signed_on=SIGNED,
        on=SIGNED,
    )
    one = partial(sign, organization=cast.al_noor, by=cast.ahmed)
    other = partial(sign, organization=cast.outsider_org, by=cast.outsider)
    results = at_once(*[one, other] * (RACERS // 2))
    assert [result for result in results if isinstance(result, Exception) or result is None] == []
    assert Signature.objects.filter(mou=mou).count() == 3
    version = MouVersion.objects.get(mou=mou)
    assert version.concluded_on == SIGNED
    assert version.events.filter(concluded_on=SIGNED).count() == 1
    told = sorted(message.to[0] for message in mail.outbox)
    assert told == sorted(person.email for person in (cast.suzan, cast.ahmed, cast.outsider))
