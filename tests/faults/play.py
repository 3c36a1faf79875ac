"""A portal that is killed, who acts in it, and what must hold afterwards, whatever moment it was."""

from __future__ import annotations

import random
import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pghistory.models
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from collaborations.actions import mou_papers
from collaborations.models import (
    Collaboration,
    MemorandumOfUnderstanding,
    MouCopy,
    MouPaper,
    MouVersion,
    Signature,
)
from cop_portal.documents.models import Document
from cop_portal.documents.store import read_document, sweep
from tests.cast import Cast
from tests.collaborations.mous import paper
from tests.documents.photos import jpeg
from tests.faults import portal as portals
from tests.faults.how_many import KILLS

SEED = 20210921
DAYS = {"signed_on_day": "21", "signed_on_month": "9", "signed_on_year": "2021"}


@dataclass
class Play:
    """The portal, its files, and who is in it."""

    portal: portals.Portal
    folder: Path
    cast: Cast

    def upload(self, collaboration: Collaboration, key: uuid.UUID) -> portals.Answer:
        """WEO enters the memorandum that it signed, with its paper."""
        return self.portal.post(
            self.cast.suzan,
            reverse("collaborations:mou_enter", args=[collaboration.public_id]),
            {
                "key": str(key),
                "acting_for": self.cast.weo.slug,
                "title": "Women's political participation",
                "purpose": "Learn from each other.",
                "language": "en",
                "parties": [str(party.pk) for party in collaboration.parties.all()],
                **{"starts_on_day": "1", "starts_on_month": "10", "starts_on_year": "2021"},
                "renewal": "none",
                "upload": paper(),
                "signatory_name": "Suzan Aref",
                "capacity": "Director",
                **DAYS,
            },
        )

    def countersign(self, mou: MemorandumOfUnderstanding) -> portals.Answer:
        """Al Noor confirms it, which concludes it."""
        return self.portal.post(
            self.cast.ahmed,
            reverse("collaborations:mou_confirm", args=[mou.public_id]),
            {
                "acting_for": self.cast.al_noor.slug,
                "copy": str(mou.versions.get().copies.get().public_id),
                "signatory_name": "Ahmed Jassam",
                "capacity": "Executive director",
                **DAYS,
            },
        )

    def photograph(self, mou: MemorandumOfUnderstanding) -> MouPaper:
        """WEO has put its signed paper together, of two photos."""
        photos = [SimpleUploadedFile(f"{number}.jpg", jpeg(height=600 + number)) for number in range(2)]
        mou_papers.add_to_paper(mou=mou, organization=self.cast.weo, by=self.cast.suzan, uploads=photos)
        return MouPaper.objects.get(version__mou=mou)

    def send(self, mou: MemorandumOfUnderstanding, paper: MouPaper) -> portals.Answer:
        """WEO says who signed, and sends the paper to the others."""
        return self.portal.post(
            self.cast.suzan,
            reverse("collaborations:mou_paper", args=[mou.public_id]),
            {
                "acting_for": self.cast.weo.slug,
                "paper": str(paper.public_id),
                "do": "send",
                "signatory_name": "Suzan Aref",
                "capacity": "Director",
                **DAYS,
            },
        )


def moments(count: int) -> list[int]:
    """Moments of a request that has ``count``, the first and the last one among them."""
    drawn = random.Random(SEED)
    between = [drawn.randint(2, count - 1) for _number in range(KILLS - 2)]
    return [1, count, *between]


def killed_at(play: Play, last: int, send: Callable[[], Any]) -> None:
    """Send it to a server that dies at that moment; then a new one is there, and a new connection."""
    play.portal.start(last)
    with pytest.raises(portals.Killed):
        send()
    play.portal.start()


def check_whole(thread: Collaboration) -> list[str]:
    """The states of the thread's memoranda; none is half there, none is concluded without its readable file."""
    states = []
    for mou in MemorandumOfUnderstanding.objects.with_state().filter(collaboration=thread):
        version = MouVersion.objects.get(mou=mou)
        parties = set(mou.parties.values_list("pk", flat=True))
        copy = MouCopy.objects.select_related("document").filter(version=version).first()
        signed = set(Signature.objects.filter(version=version, copy=copy).values_list("mou_party", flat=True))
        # What is put together is a copy, or still a paper, and never both.
        assert (copy is None) == MouPaper.objects.filter(version=version).exists()
        if copy is not None:
            assert read_document(copy.document).startswith(b"%PDF-")
            assert copy.uploaded_for_id in signed
        assert (version.concluded_on is not None) == (signed == parties)
        states.append(mou.state)
    return states


def mails_about(mou: MemorandumOfUnderstanding) -> Counter[tuple[str, int]]:
    """How many mails about it wait to be sent, by what they say and to whom."""
    calls = [
        result.args_kwargs["args"]
        for result in DBTaskResult.objects.all()
        if "send_mou_mail" in str(result.args_kwargs)
    ]
    told = [call[1] for call in calls if str(mou.public_id) in str(call)]
    # What waited before the last confirmation was told by the upload itself.
    return Counter((what, person) for person, _mou, what, *_number in told if told)


def entries(mou: MemorandumOfUnderstanding) -> int:
    """How many entries of the history say that it was concluded."""
    events = pghistory.models.Events.objects.tracks(mou.versions.get())
    return sum("concluded_on" in (event.pgh_diff or {}) for event in events)


def check_files(folder: Path) -> None:
    """After the sweep each file has its document, and each document its file."""
    sweep(older_than=timedelta(0))
    files = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert files == set(Document.objects.values_list("storage_name", flat=True))
