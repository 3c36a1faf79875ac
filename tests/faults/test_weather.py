"""Around a signed paper everything fails once: the disk is full, the storage, ClamAV or the mail server is away.

Each time there is a clear answer, nothing is lost and nothing half kept, and it works again by itself.
"""

from __future__ import annotations

import re
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.mail.backends.locmem import EmailBackend
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from collaborations.models import MouCopy, MouPaper, MouVersion
from cop_portal.documents.models import Document
from tests.cast import Cast, client_of
from tests.collaborations.mou_agreed import agreed
from tests.collaborations.mous import SIGNED, confirm, entered, paper
from tests.documents.conftest import stored_files
from tests.documents.photos import jpeg
from tests.documents.storages import DOWN, FULL
from tests.faults.play import DAYS

pytestmark = pytest.mark.django_db


class Uploading:
    """Suzan at the page of her organization's signed paper."""

    def __init__(self, cast: Cast) -> None:
        self.mou = agreed(cast)
        self.client = client_of(cast.suzan)
        self.address = reverse("collaborations:mou_paper", args=[self.mou.public_id])
        self.acting = {"acting_for": cast.weo.slug}

    def choose(self, *files):
        """She chooses files; the answer."""
        return self.client.post(self.address, {**self.acting, "upload": list(files)})

    def send(self):
        """She says who signed, and sends it; the answer."""
        found = MouPaper.objects.get(version__mou=self.mou)
        typed = {"signatory_name": "Suzan Aref", "capacity": "Director", **DAYS}
        return self.client.post(
            self.address, {**self.acting, "paper": found.public_id, "do": "send", **typed}
        )


@pytest.fixture
def uploading(cast, failing) -> Uploading:
    return Uploading(cast)


def _photo(number: int) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"{number}.jpg", jpeg(height=600 + number), content_type="image/jpeg")


def _says(response, words: str) -> bool:
    text = re.sub(r"\s+", " ", response.content.decode())
    return response.status_code == 422 and words in text


@pytest.mark.parametrize("error", [FULL, *DOWN])
def test_the_storage_takes_no_file(uploading, failing, disk, error):
    """What was chosen is refused in words and nothing is kept; a minute later it is taken."""
    failing.fails, failing.half = {"save": error}, True
    assert _says(uploading.choose(paper()), "We cannot keep files at the moment.")
    assert not MouPaper.objects.exists()
    assert not Document.objects.exists()
    assert stored_files(disk) == []
    failing.fails, failing.half = {}, False
    assert uploading.choose(paper()).status_code == 302
    assert MouPaper.objects.get().document.pages == 4


@pytest.mark.parametrize("method", ["open", "save"])
def test_the_storage_is_away_when_photos_are_joined(uploading, failing, method):
    """The photos and what was typed stay, and no copy is there; sent again, it is one."""
    assert uploading.choose(_photo(1), _photo(2)).status_code == 302
    failing.fails = {method: DOWN[0]}
    answer = uploading.send()
    assert _says(answer, "ry again in a few minutes.")
    assert 'value="Director"' in answer.content.decode()
    assert MouPaper.objects.get().sheets.count() == 2
    assert not MouCopy.objects.exists()
    failing.fails = {}
    assert uploading.send().status_code == 302
    assert MouCopy.objects.get().document.pages == 2
    assert not MouPaper.objects.exists()


def test_clamav_is_away(uploading, settings):
    """Nothing is stored unseen."""
    settings.CLAMD_ADDRESS = "127.0.0.1:1"
    assert _says(uploading.choose(paper()), "Please try again in a few minutes.")
    assert not Document.objects.exists()
    settings.CLAMD_ADDRESS = ""
    assert uploading.choose(paper()).status_code == 302


class AwayOnce(EmailBackend):
    """A mail server that is away until it is told to be there."""

    is_away = True

    def send_messages(self, messages):
        if self.is_away:
            raise SMTPServerDisconnected("Connection unexpectedly closed")
        return super().send_messages(messages)


def test_the_mail_server_is_away(cast, settings, monkeypatch):
    """The last confirmation concludes it all the same; its mails wait, and each is sent once."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    settings.EMAIL_BACKEND = f"{__name__}.AwayOnce"
    mou = entered(cast)
    DBTaskResult.objects.all().delete()
    confirm(cast, mou)
    assert MouVersion.objects.get(mou=mou).concluded_on == SIGNED
    assert _work() == 2
    assert mail.outbox == []
    monkeypatch.setattr(AwayOnce, "is_away", False)
    assert _work() == 2
    told = sorted(message.to[0] for message in mail.outbox)
    assert told == sorted([cast.suzan.email, cast.ahmed.email])
    assert _work() == 0


def _work() -> int:
    """Do what waits, as the worker does, whatever hour it waits for; how many tasks that were."""
    waiting = list(DBTaskResult.objects.all())
    for row in waiting:
        row.task.func(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
        row.delete()
    return len(waiting)
