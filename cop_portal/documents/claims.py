"""What the digital signatures of a kept PDF say of themselves, in words. The portal checks nobody: it is a claim."""

from __future__ import annotations

import json
import logging
import tempfile
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from cop_portal.dates import day_of, format_date
from cop_portal.documents.inspection.run import ask
from cop_portal.documents.models import Document
from cop_portal.documents.names import plain_text
from cop_portal.documents.reach import StorageDown
from cop_portal.documents.store import FileDamaged
from cop_portal.documents.trouble import FileRemoved, content_of

logger = logging.getLogger(__name__)

SIGNATURE_WORKER = ["-E", "-s", "-m", "cop_portal.documents.inspection.signature_worker"]
#: Of so many files what was read is remembered: a document is never changed.
REMEMBERED = 500


#: For whoever reads what signatures claim; one sentence beneath all of them.
NOT_CHECKED = _(
    "The portal does not check who made a digital signature: anybody can put any name and any date into one."
)

# What is said of a signature, by its note: with the day that it claims, and without one.
_WITH_A_DAY: dict[str, Promise] = {
    "": _(
        "Somebody who calls themselves %(name)s signed this file digitally on %(date)s. It was not changed since."
    ),
    "added": _(
        "Somebody who calls themselves %(name)s signed this file digitally on %(date)s. Something was added to it "
        "afterwards, such as another signature."
    ),
    "changed": _(
        "Somebody who calls themselves %(name)s signed this file digitally on %(date)s. It was changed afterwards."
    ),
    "partly": _(
        "Somebody who calls themselves %(name)s signed a part of this file digitally on %(date)s. It cannot be said "
        "whether the rest was changed since."
    ),
    "broken": _(
        "The file has a digital signature in the name of %(name)s, of %(date)s, which does not fit it: the file was "
        "changed, or the signature is false."
    ),
}
_WITHOUT_A_DAY: dict[str, Promise] = {
    "": _("Somebody who calls themselves %(name)s signed this file digitally. It was not changed since."),
    "added": _(
        "Somebody who calls themselves %(name)s signed this file digitally. Something was added to it afterwards, such "
        "as another signature."
    ),
    "changed": _(
        "Somebody who calls themselves %(name)s signed this file digitally. It was changed afterwards."
    ),
    "partly": _(
        "Somebody who calls themselves %(name)s signed a part of this file digitally. It cannot be said whether the "
        "rest was changed since."
    ),
    "broken": _(
        "The file has a digital signature in the name of %(name)s, which does not fit it: the file was changed, or the "
        "signature is false."
    ),
}
_UNREADABLE = _("This file has a digital signature that cannot be read.")
NOTES = frozenset({*_WITH_A_DAY, "unreadable"})


@dataclass(frozen=True, slots=True)
class Claim:
    """What one digital signature says of itself. Who and when are its own words; whether it fits was counted.

    ``intact``: it fits the bytes that it covers. ``whole``: these are the whole file. ``changed_after``: whether more
    than proofs of the signature was saved behind it; None where that cannot be said. ``is_timestamped``: a service's
    time is in it, which nobody asked. ``note`` is one of NOTES: "" (not changed), "added" (another signature, a filled
    field, a note), "changed", "partly", "broken", "unreadable".
    """

    claimed_name: str
    claimed_on: datetime | None
    is_timestamped: bool
    whole: bool
    changed_after: bool | None
    intact: bool
    note: str

    @property
    def is_unchanged(self) -> bool:
        """Whether the file is as it was signed."""
        return self.intact and self.changed_after is False

    @property
    def is_false(self) -> bool:
        """Whether the file is not what its signature was put to: it was changed, or the signature is false."""
        return self.note in {"broken", "changed"}

    @property
    def sentence(self) -> str:
        """What is to be said of it, in the language that is active now. NOT_CHECKED belongs beneath."""
        if self.note == "unreadable":
            return str(_UNREADABLE)
        name = self.claimed_name or pgettext("signatory", "(no name)")
        if self.claimed_on is None:
            return str(_WITHOUT_A_DAY[self.note]) % {"name": name}
        date = format_date(day_of(self.claimed_on))
        return str(_WITH_A_DAY[self.note]) % {"name": name, "date": date}


_UNREAD = Claim("", None, False, False, None, False, "unreadable")
_remembered: OrderedDict[str, list[Claim]] = OrderedDict()
_lock = threading.Lock()
#: For how many seconds a storage that could not be reached is not asked again: each question waits for its timeouts.
_PAUSE = 60
_not_before = 0.0


def signatures_in(document: Document) -> list[Claim]:
    """What the digital signatures of a kept PDF claim, in order; none for any other file.

    Never raises: a signature that is broken, or made to break its reader, is a claim that says so. Of a file that is
    not there, or was removed on a legal ground, nothing is said. The first time it takes half a second, in a process
    of its own. Where the storage is out of reach, it is not asked again for a minute.
    """
    global _not_before
    if document.kind != Document.Kind.PDF or getattr(document, "legal_removal", None) is not None:
        return []
    with _lock:
        if document.sha256 in _remembered:
            return list(_remembered[document.sha256])
    if time.monotonic() < _not_before:
        return []
    try:
        content = content_of(document)
    except (FileDamaged, FileRemoved, StorageDown) as trouble:
        logger.error("The signatures of document %s cannot be read: %s", document.public_id, trouble)
        if isinstance(trouble, StorageDown):
            _not_before = time.monotonic() + _PAUSE
        return []
    claims, is_final = _claims_in(content)
    if is_final:
        with _lock:
            _remembered[document.sha256] = claims
            while len(_remembered) > REMEMBERED:
                _remembered.popitem(last=False)
    return list(claims)


def may_have_signatures(content: bytes) -> bool:
    """Whether a PDF can have a digital signature, without looking into it: where it cannot, none is looked for."""
    return b"/ByteRange" in content


def _claims_in(content: bytes) -> tuple[list[Claim], bool]:
    """The claims, and whether another look would find the same."""
    if not may_have_signatures(content):
        return [], True
    try:
        with tempfile.TemporaryFile() as file:
            file.write(content)
            file.flush()
            reason, said = ask(SIGNATURE_WORKER, file)
    except OSError:
        logger.exception("A file cannot be written aside to read its signatures.")
        return [_UNREAD], False
    if reason is not None:
        return [_UNREAD], reason != "unavailable"
    try:
        return [_claim(told) for told in json.loads(said)["claims"]], True
    except (ValueError, KeyError, TypeError, AttributeError):
        logger.exception("Reading the signatures of a file gave an answer that is none.")
        return [_UNREAD], False


def _claim(told: dict[str, Any]) -> Claim:
    if told["note"] not in NOTES:
        raise ValueError("There is no such note.")
    return Claim(
        claimed_name=plain_text(told["name"]),
        claimed_on=datetime.fromisoformat(told["on"]) if told["on"] else None,
        is_timestamped=bool(told["timestamped"]),
        whole=bool(told["whole"]),
        changed_after=told["changed_after"],
        intact=bool(told["intact"]),
        note=told["note"],
    )
