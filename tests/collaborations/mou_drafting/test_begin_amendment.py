"""An amendment is drafted of what is signed, in its languages, one at a time."""

from __future__ import annotations

import datetime

import pytest

from collaborations.actions.mou_drafting import begin_amendment
from collaborations.models import MouVersion, Party
from cop_portal.refusals import NotAllowed, Refused
from tests.collaborations.mou_steps import drafted, saved
from tests.collaborations.mous import confirm, entered

pytestmark = pytest.mark.django_db


def concluded(cast):
    mou = entered(cast)
    confirm(cast, mou)
    return mou


def amended(cast, mou, **fields) -> MouVersion:
    values = {"organization": cast.weo, "by": cast.suzan, "title": "Longer", "purpose": "One year more."}
    return begin_amendment(mou=mou, **values | fields)


def test_it_works(cast):
    mou = concluded(cast)
    version = amended(cast, mou, new_ends_on=datetime.date(2030, 9, 30))
    assert (version.number, version.written_here, version.frozen_on) == (1, True, None)
    body = version.revisions.get().bodies["en"]
    assert "Amendment 1 to the Memorandum of Understanding" in body
    assert "The memorandum is in force to 30 September 2030." in body
    assert "Everything else in the memorandum stays as it is." in body
    saved(cast, mou, number=1, new_ends_on=None, new_renewal="none")
    assert "It then ends." in version.revisions.get().bodies["en"]
    mou.refresh_from_db()
    assert mou.title == "Women's political participation"


def test_the_same_form_twice_begins_one_and_one_comes_after_the_other(cast):
    mou = concluded(cast)
    version = amended(cast, mou)
    assert amended(cast, mou) == version
    with pytest.raises(Refused) as refusal:
        amended(cast, mou, title="Another")
    assert refusal.value.code == "open"


@pytest.mark.parametrize("who", ["staff", "outsider", "ahmed", "observer"])
def test_nobody_else_begins_for_them(cast, who):
    mou = concluded(cast)
    with pytest.raises(NotAllowed):
        amended(cast, mou, by=getattr(cast, who))


def test_what_is_not_signed_or_has_lost_a_party_is_not_amended(cast):
    with pytest.raises(Refused):
        amended(cast, drafted(cast))
    mou = concluded(cast)
    Party.objects.filter(organization=cast.al_noor).update(left_on=datetime.date(2026, 11, 1))
    with pytest.raises(Refused):
        amended(cast, mou)


def test_the_new_last_day_makes_sense(cast):
    with pytest.raises(Refused) as refusal:
        amended(cast, concluded(cast), new_ends_on=datetime.date(2021, 1, 1))
    assert refusal.value.field == "new_ends_on"
