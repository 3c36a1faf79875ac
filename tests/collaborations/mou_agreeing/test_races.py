"""What two do to a text at one moment: real connections, each let go at once."""

from __future__ import annotations

from functools import partial

import pytest

from collaborations.actions import mou_agreeing as actions
from collaborations.actions import mou_drafting
from collaborations.actions.mou_drafting import save_draft
from collaborations.actions.threads import leave
from collaborations.models import MouAgreement, MouReturn, MouVersion
from cop_portal.refusals import Refused
from tests.at_once import at_once, failed
from tests.cast import make_cast
from tests.collaborations.mou_agreed import AGREED, PUT, agreed, put, written
from tests.collaborations.mou_signing.steps import sent
from tests.collaborations.mous import confirm, thread_of

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_works():
    """Two put it, each with a double click: it is put once, and one of the two is told that it is there."""
    cast = make_cast()
    mou = written(cast)
    who = [(cast.weo, cast.suzan), (cast.al_noor, cast.ahmed)] * 2
    results = at_once(
        *(partial(actions.put_to_parties, mou=mou, organization=one, by=user, on=PUT) for one, user in who)
    )
    assert failed(results) == []
    assert MouAgreement.objects.count() == 1
    assert [one.code for one in results if isinstance(one, Exception)] == ["with_parties"] * 2


def test_one_agrees_while_another_returns_it():
    """Either the agreement is to a text that is returned then, or it comes too late: never to what nobody has."""
    cast = make_cast()
    collaboration = thread_of(cast.weo, cast.al_noor, cast.outsider_org)
    for _round in range(3):
        mou = put(cast, written(cast, collaboration))
        results = at_once(
            partial(actions.agree, mou=mou, organization=cast.al_noor, by=cast.ahmed, on=AGREED),
            partial(
                actions.return_text,
                mou=mou,
                organization=cast.outsider_org,
                by=cast.outsider,
                remarks="Two years.",
                on=AGREED,
            ),
        )
        assert failed(results) == []
        version = MouVersion.objects.get(mou=mou)
        assert MouReturn.objects.filter(version=version).count() == 1
        assert version.frozen_on is None
        assert not isinstance(results[1], Exception)


def test_all_agree_at_once_with_double_clicks():
    """One agreement a party, and it is ready to be signed."""
    cast = make_cast()
    mou = put(cast, written(cast, thread_of(cast.weo, cast.al_noor, cast.outsider_org)))
    who = [(cast.al_noor, cast.ahmed), (cast.outsider_org, cast.outsider)] * 2
    results = at_once(
        *(partial(actions.agree, mou=mou, organization=one, by=user, on=AGREED) for one, user in who)
    )
    assert [one for one in results if isinstance(one, Exception)] == []
    assert MouAgreement.objects.count() == 3
    assert actions.waited_for(MouVersion.objects.get()) == []


def test_one_puts_it_while_another_saves():
    """What was put is what was saved, or the later of the two is refused: nobody puts what they have not read."""
    cast = make_cast()
    for _round in range(3):
        mou = written(cast)
        results = at_once(
            partial(
                actions.put_to_parties,
                mou=mou,
                organization=cast.weo,
                by=cast.suzan,
                draft_version=1,
                on=PUT,
            ),
            partial(
                save_draft,
                mou=mou,
                organization=cast.al_noor,
                by=cast.ahmed,
                draft_version=1,
                values={"texts": {"en": {"purpose": "Something else."}}},
            ),
        )
        assert failed(results) == []
        refused = [one for one in results if isinstance(one, Exception)]
        assert len(refused) == 1
        version = MouVersion.objects.get(mou=mou)
        if isinstance(results[0], Exception):
            assert version.frozen_on is None
        else:
            assert "Something else." not in version.frozen_revision.bodies["en"]


def leaves_before(cast, mou, module, name: str, monkeypatch) -> None:
    """WEO leaves the thread at the moment at which ``module`` is about to take the memorandum's row: with that taken
    nobody leaves."""
    take = getattr(module, name)

    def late(*args):
        left = partial(leave, collaboration=mou.collaboration, organization=cast.weo, by=cast.suzan)
        assert failed(at_once(left)) == []
        return take(*args)

    monkeypatch.setattr(module, name, late)


def test_one_agrees_while_another_leaves(monkeypatch):
    """It is asked with the row taken whether somebody has left: never agreed to by who is gone."""
    cast = make_cast()
    mou = put(cast, written(cast))
    leaves_before(cast, mou, actions, "locked_version", monkeypatch)
    with pytest.raises(Refused) as refused:
        actions.agree(mou=mou, organization=cast.al_noor, by=cast.ahmed, on=AGREED)
    assert refused.value.code == "gone"
    assert MouAgreement.objects.count() == 1


def test_one_begins_an_amendment_while_another_leaves(monkeypatch):
    """As above: nothing is begun that can never be agreed to."""
    cast = make_cast()
    mou = agreed(cast)
    sent(cast, mou)
    confirm(cast, mou)
    leaves_before(cast, mou, mou_drafting, "locked_version", monkeypatch)
    with pytest.raises(Refused):
        mou_drafting.begin_amendment(
            mou=mou, organization=cast.al_noor, by=cast.ahmed, title="One more year", purpose="It ends later."
        )
    assert MouVersion.objects.count() == 1
