"""The file of a signed paper on its way to be kept: one PDF as it came, or photos joined into one."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from collaborations.models import MemorandumOfUnderstanding, MouPaper, MouSheet
from cop_portal.documents.models import Document
from cop_portal.documents.photos import join_photos
from cop_portal.documents.reach import StorageDown
from cop_portal.documents.serving import TROUBLES
from cop_portal.documents.store import store_document
from cop_portal.documents.uploads import Sent
from cop_portal.refusals import Refused
from cop_portal.translations.names import CONTENT_LANGUAGES
from members.models import Organization

CHANGED_MEANWHILE = _("The pages were changed while you were looking. Look at them again, then send them.")


@dataclass(frozen=True)
class PaperFile:
    """A file that can be kept, in the transaction that is open; ``made_of`` are the pages it was made of."""

    keep: Callable[[], Document]
    paper: MouPaper | None = None
    made_of: tuple[object, ...] = ()

    def check_unchanged(self) -> None:
        """Raises ``Refused`` where somebody turned, moved, added or removed a page since the file was made."""
        if self.paper is not None and pages_of(self.paper) != self.made_of:
            raise Refused(CHANGED_MEANWHILE, code="changed_meanwhile")


def pages_of(paper: MouPaper) -> tuple[object, ...]:
    """What ``paper`` is made of now, in its order: two that are equal give the same file."""
    document = MouPaper.objects.values_list("document_id", flat=True).get(pk=paper.pk)
    sheets = MouSheet.objects.filter(paper=paper).order_by("position", "pk")
    return (document, *sheets.values_list("public_id", "turned"))


@contextlib.contextmanager
def paper_file(
    mou: MemorandumOfUnderstanding,
    number: int,
    organization: Organization,
    upload: File | None,
    paper: MouPaper | None,
    *,
    by,
    at: datetime.datetime | None,
) -> Iterator[PaperFile]:
    """The file of ``upload``, or of ``paper``. What is not kept by the end of the block is removed, as in the store."""
    if upload is not None:
        with store_document(upload, by=by, at=at) as received:
            yield PaperFile(received.keep)
        return
    kept = MouPaper.objects.filter(pk=paper.pk).select_related("document").first() if paper else None
    if kept is None:  # sent already, or thrown away: whoever asks knows what to say
        yield PaperFile(_nothing)
        return
    if kept.document is not None:
        document = kept.document
        yield PaperFile(lambda: document, kept, (document.pk,))
        return
    with _joined(kept, _name(mou, number, organization), by, at) as file:
        yield file


@contextlib.contextmanager
def _joined(paper: MouPaper, name: str, by, at) -> Iterator[PaperFile]:
    sheets = list(paper.sheets.select_related("document"))
    if not sheets:
        raise Refused(_("There is no page yet. Add the photos of the paper."), code="no_pages")
    made_of = (None, *((sheet.public_id, sheet.turned) for sheet in sheets))
    joined = join_photos(
        [(sheet.document, sheet.turned) for sheet in sheets],
        name=name,
        sent=[Sent(sheet.sent_name, sheet.sent_size, sheet.sent_sha256) for sheet in sheets],
        by=by,
        at=at,
    )
    with contextlib.ExitStack() as stack:
        try:
            received = stack.enter_context(joined)
        except TROUBLES as trouble:
            raise Refused(_out_of_reach(trouble), code="unreadable") from trouble
        yield PaperFile(received.keep, paper, made_of)


def _out_of_reach(trouble: Exception):
    if isinstance(trouble, StorageDown):
        return _("The photos cannot be read at the moment. Nothing is lost. Try again in a few minutes.")
    return _("A photo cannot be read any more. Remove the page that is not shown, and add its photo again.")


def _name(mou: MemorandumOfUnderstanding, number: int, organization: Organization) -> str:
    """ "WEO - MOU-7KQ4-M2XD.pdf": the name first, so that one in Arabic letters and the reference each keep their own
    direction; of an amendment its number comes behind the reference. It is the same for every reader, whatever the
    language of who sends it."""
    reference = f"{mou.reference}-{number}" if number else mou.reference
    fields = [f"{kind}_{code}" for kind in ("short_name", "name") for code in CONTENT_LANGUAGES]
    name = next(filter(None, (getattr(organization, field) for field in ("acronym", *fields))))
    return f"{name} - {reference}.pdf"


def _nothing() -> Document:
    raise Refused(CHANGED_MEANWHILE, code="changed_meanwhile")
