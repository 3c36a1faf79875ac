"""All parties confirm a memorandum at the same moment, twice each."""

from __future__ import annotations

from functools import partial

import pytest

from collaborations.actions import mous as actions
from collaborations.models import MouVersion, Signature
from tests.at_once import at_once
from tests.cast import make_cast
from tests.collaborations.mous import SIGNED, entered, thread_of


@pytest.mark.django_db(transaction=True)
def test_all_parties_confirm_at_once():
    """Two confirmations on two connections at the same moment: one conclusion, no deadlock, nothing lost."""
    cast = make_cast()
    collaboration = thread_of(cast.weo, cast.al_noor, cast.outsider_org)
    for _round in range(3):
        mou = entered(cast, collaboration)

        def signs(organization, user, mou=mou) -> object:
            return actions.confirm_signature(
                mou=mou,
                organization=organization,
                by=user,
                signatory_name="Somebody",
                capacity="chair",
                signed_on=SIGNED,
                on=SIGNED,
            )

        # Each of them twice, as a double click does.
        who = [(cast.al_noor, cast.ahmed), (cast.outsider_org, cast.outsider)] * 2
        results = at_once(*(partial(signs, *one) for one in who))
        assert [one for one in results if isinstance(one, Exception)] == []
        assert Signature.objects.filter(mou=mou).count() == 3
        assert MouVersion.objects.get(mou=mou).concluded_on == SIGNED
