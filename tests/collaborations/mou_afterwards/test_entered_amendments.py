"""An amendment that was signed outside the portal is entered with its paper, and confirmed by the others."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse

from collaborations.actions.mou_entering import enter_amendment
from collaborations.actions.mous import confirm_signature
from collaborations.models import MouVersion
from cop_portal.documents.models import Document
from cop_portal.documents.uploads import UploadRefused
from cop_portal.refusals import NotAllowed, Refused
from members.models import User
from tests.cast import Cast, client_of
from tests.collaborations.mou_afterwards.steps import amended, signed, them, us
from tests.collaborations.mous import SIGNED, paper
from tests.collaborations.reading import text_of

pytestmark = pytest.mark.django_db

LATER = datetime.date(2031, 3, 31)
WORDS = {"title": "Until 2031", "purpose": "The term is longer."}
NAMED = {"signatory_name": "Suzan Aref", "capacity": "Director", "signed_on": SIGNED}


def enter(cast: Cast, mou, who=us, **fields) -> MouVersion:
    values = {**WORDS, "new_ends_on": LATER, "upload": paper("Amendment.pdf"), **NAMED}
    return enter_amendment(mou=mou, **who(cast), **{**values, **fields})


def test_it_works(cast: Cast):
    """Signed by who enters it; in force once the other confirms; twice is once."""
    mou = signed(cast)
    version = enter(cast, mou)
    assert enter(cast, mou) == version
    assert (version.number, version.written_here, version.signatures.count()) == (1, False, 1)
    now = type(mou).objects.with_state
    assert now().get(pk=mou.pk).term_ends_on != LATER
    confirm_signature(mou=mou, number=1, **them(cast), **{**NAMED, "signatory_name": "Ahmed Jassam"})
    version.refresh_from_db()
    assert version.concluded_on is not None
    assert now().get(pk=mou.pk).term_ends_on == LATER


def test_what_is_refused(cast: Cast):
    """Somebody who does not speak for a party, a day to come, a bad file, one beside another: nothing is kept."""
    mou = signed(cast)
    documents = Document.objects.count()
    for organization, by in ((cast.weo, cast.colleague), (cast.weo, cast.staff), (cast.al_noor, cast.suzan)):
        with pytest.raises(NotAllowed):
            enter(cast, mou, lambda _cast, who=(organization, by): {"organization": who[0], "by": who[1]})
    with pytest.raises(UploadRefused):
        enter(cast, mou, upload=paper(content=b"no PDF"))
    for fields in ({"signed_on": datetime.date(2100, 1, 1)}, {"title": " "}, {"new_ends_on": mou.starts_on}):
        with pytest.raises(Refused):
            enter(cast, mou, **fields)
    assert Document.objects.count() == documents
    amended(cast, mou, is_signed=False)
    with pytest.raises(Refused):
        enter(cast, mou)
    with pytest.raises(Refused):
        enter(cast, signed(cast, renewal="none"))


def test_pages(cast: Cast):
    """From the page on which one is proposed; the others are asked to confirm on its own page."""
    User.objects.update(language="en")
    mou = signed(cast)
    propose = reverse("collaborations:mou_amend", args=[mou.public_id])
    url = reverse("collaborations:mou_amend_enter", args=[mou.public_id])
    assert url in text_of(cast.suzan, propose)
    assert url not in text_of(cast.colleague, propose)
    client = client_of(cast.suzan)
    days = {f"signed_on_{part}": getattr(SIGNED, part) for part in ("day", "month", "year")}
    data = {**WORDS, **NAMED, **days, "new_renewal": "none"}
    del data["signed_on"]
    answer = client.post(url, {**data, "title": ""})
    assert answer.status_code == 422
    assert "Choose the signed paper" in answer.content.decode()
    answer = client.post(url, {**data, "upload": paper()})
    version = mou.versions.get(number=1)
    assert answer.url == version.address("mou_amendment")
    read = text_of(cast.ahmed, answer.url)
    assert version.address("mou_confirm") in read
    assert WORDS["purpose"] in read
    assert client.get(url).status_code == 302
