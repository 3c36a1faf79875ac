"""Tests of the mails about a text: that something waits, and no more."""

from __future__ import annotations

import pytest
from django.core import mail

from collaborations.actions import mou_agreeing as actions
from collaborations.actions.mous import withdraw_mou
from tests.collaborations.mou_agreed import AGREED, PURPOSE, TITLE, agree, give_back, put, written
from tests.collaborations.mous import thread_of

pytestmark = pytest.mark.django_db

REMARKS = "Two years, not three."
AL_NOOR, WEO = ["ahmed@alnoor.example"], ["suzan@weo.example"]


def told(callbacks, act) -> list[str]:
    """Who gets a mail of ``act``; none of the mails names anybody or anything."""
    mail.outbox.clear()
    with callbacks(execute=True):
        act()
    for message in mail.outbox:
        for word in (TITLE, PURPOSE, REMARKS, "Al Noor", "WEO", "Women"):
            assert word not in message.subject + message.body.replace("cop-portal", "")
        assert "/mous/" in message.body
    return sorted(message.to[0] for message in mail.outbox)


def test_it_works(cast, django_capture_on_commit_callbacks):
    """Who is asked is told, who returns it tells the others, and when all agree everybody knows."""
    callbacks = django_capture_on_commit_callbacks
    cast.ahmed.language = "en"
    cast.ahmed.save()
    mou = written(cast)
    assert told(callbacks, lambda: put(cast, mou)) == AL_NOOR
    assert told(callbacks, lambda: put(cast, mou)) == []
    assert told(callbacks, lambda: give_back(cast, mou, REMARKS)) == WEO
    assert told(callbacks, lambda: put(cast, mou)) == AL_NOOR
    assert told(callbacks, lambda: agree(cast, mou)) == AL_NOOR + WEO
    assert told(callbacks, lambda: agree(cast, mou)) == []


def test_declined_and_taken_back(cast, django_capture_on_commit_callbacks):
    callbacks = django_capture_on_commit_callbacks
    mou = put(cast)
    no = {"mou": mou, "organization": cast.al_noor, "by": cast.ahmed, "reason": REMARKS, "on": AGREED}
    assert told(callbacks, lambda: actions.decline(**no)) == WEO
    assert told(callbacks, lambda: actions.decline(**no)) == []
    draft = {**no, "mou": written(cast), "organization": cast.weo, "by": cast.suzan}
    assert told(callbacks, lambda: withdraw_mou(**draft)) == AL_NOOR


def test_who_has_left_is_told_nothing(cast, django_capture_on_commit_callbacks):
    collaboration = thread_of(cast.weo, cast.al_noor, cast.outsider_org)
    mou = put(cast, written(cast, collaboration))
    collaboration.parties.filter(organization=cast.outsider_org).update(left_on=AGREED)
    assert told(django_capture_on_commit_callbacks, lambda: give_back(cast, mou, REMARKS)) == WEO
