"""A text is read by its parties' people alone; who left keeps what was signed, and reads nothing written after it."""

from __future__ import annotations

import datetime

import pytest

from collaborations.actions.mou_drafting import begin_amendment
from collaborations.models import MouVersion, Party
from collaborations.mous.drafting.visibility import texts_readable_by
from tests.cast import client_of
from tests.collaborations.mou_agreed import agree, put, written
from tests.collaborations.mou_steps import drafted
from tests.collaborations.mous import confirm, entered, thread_of

pytestmark = pytest.mark.django_db


def test_it_works(cast):
    version = drafted(cast, thread_of(cast.weo, cast.al_noor)).versions.get()
    for person in (cast.suzan, cast.colleague, cast.ahmed, cast.alnoor_colleague):
        assert list(texts_readable_by(person)) == [version]
    for person in (cast.staff, cast.superuser, cast.observer, cast.outsider, cast.hidden):
        assert not texts_readable_by(person).exists()


def test_another_party_of_the_thread_reads_nothing_of_it(cast):
    collaboration = thread_of(cast.weo, cast.al_noor, cast.outsider_org)
    two = [party for party in collaboration.parties.all() if party.organization != cast.outsider_org]
    mou = drafted(cast, collaboration, parties=two)
    assert not texts_readable_by(cast.outsider).exists()
    for rest in ("", "write/words/", "versions/", "versions/1/", "versions/1/paper/", "versions/1/plain/"):
        assert client_of(cast.outsider).get(f"/mous/{mou.public_id}/text/{rest}").status_code == 404


def test_what_is_with_the_parties_is_not_staffs_either(cast):
    mou = put(cast, written(cast))
    agree(cast, mou)
    for person in (cast.staff, cast.superuser):
        assert client_of(person).get(f"/mous/{mou.public_id}/text/").status_code == 404
        assert client_of(person).get(f"/mous/{mou.public_id}/text/versions/1/paper/").status_code == 404


def test_who_left_reads_no_draft_and_no_amendment(cast):
    draft = drafted(cast)
    signed = entered(cast)
    confirm(cast, signed)
    amendment = begin_amendment(
        mou=signed, organization=cast.weo, by=cast.suzan, title="Longer", purpose="One year more."
    )
    assert set(texts_readable_by(cast.ahmed)) == {draft.versions.get(), amendment}
    Party.objects.filter(organization=cast.al_noor).update(left_on=datetime.date(2026, 11, 1))
    assert not texts_readable_by(cast.ahmed).exists()
    assert set(texts_readable_by(cast.suzan)) == set(MouVersion.objects.filter(written_here=True))
