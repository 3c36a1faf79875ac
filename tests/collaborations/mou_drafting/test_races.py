"""Two people save or begin at the same moment: one after the other, and nobody's words are lost unseen."""

from __future__ import annotations

import uuid
from functools import partial

import pytest

from collaborations.actions.mou_drafting import begin_draft, save_draft
from collaborations.models import MemorandumOfUnderstanding, MouRevision
from cop_portal.refusals import Refused
from tests.at_once import at_once
from tests.cast import make_cast
from tests.collaborations.mou_steps import BEGINS, UNTIL, drafted
from tests.collaborations.mous import thread_of


def _begin(cast, collaboration, **fields):
    return begin_draft(
        collaboration=collaboration,
        parties=list(collaboration.parties.all()),
        language="en",
        title="Quotas",
        purpose="Learn.",
        topics=[],
        starts_on=BEGINS,
        ends_on=UNTIL,
        renewal="none",
        **fields,
    )


@pytest.mark.django_db(transaction=True)
def test_two_save_and_two_begin_at_once():
    cast = make_cast()
    mou = drafted(cast)

    def saves(organization, user) -> object:
        values = {"texts": {"en": {"purpose": f"What {user.name} wrote."}}}
        return save_draft(mou=mou, organization=organization, by=user, draft_version=0, values=values)

    results = at_once(partial(saves, cast.weo, cast.suzan), partial(saves, cast.al_noor, cast.ahmed))
    refused = [one for one in results if isinstance(one, Exception)]
    assert [type(one) for one in refused] == [Refused]
    assert MemorandumOfUnderstanding.objects.get().draft_version == 1
    last = MouRevision.objects.order_by("number").last()
    written = mou.versions.get().texts.get().purpose
    assert written in last.bodies["en"]

    # A double click with one key, and somebody of the other party who begins one, too.
    collaboration, key = thread_of(cast.weo, cast.al_noor), uuid.uuid4()
    weo = partial(_begin, cast, collaboration, organization=cast.weo, by=cast.suzan, key=key)
    al_noor = partial(_begin, cast, collaboration, organization=cast.al_noor, by=cast.ahmed, key=uuid.uuid4())
    results = at_once(weo, weo, al_noor)
    assert MemorandumOfUnderstanding.objects.filter(collaboration=collaboration).count() == 1
    assert all(isinstance(one, MemorandumOfUnderstanding | Refused) for one in results)
