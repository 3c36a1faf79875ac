"""The file that shows that an action point is done: inspected before anything is locked, then kept or not."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from django.core.files.base import File

from collaborations.models import ActionPoint, ActionPointFile
from cop_portal.documents.store import ReceivedFile, store_document
from cop_portal.documents.unsigned import in_words_for_unsigned
from cop_portal.documents.uploads import UploadRefused


@contextlib.contextmanager
def received(upload: File | None, *, by) -> Iterator[ReceivedFile | None]:
    """``upload`` in the storage for the length of the block, which may keep it; None where there is none. It goes
    before the transaction: looking into a file takes seconds. Raises UploadRefused with words for who chose it."""
    if upload is None:
        yield None
        return
    with contextlib.ExitStack() as stack:
        try:
            file = stack.enter_context(store_document(upload, by=by))
        except UploadRefused as refused:
            raise in_words_for_unsigned(refused, upload.name or "") from None
        yield file


def put_file(point: ActionPoint, file: ReceivedFile) -> None:
    """``file`` shows from now on that ``point`` is done, in place of any before; for an action that holds the lock."""
    take_file_away(point)
    ActionPointFile.objects.create(action_point=point, document=file.keep())


def take_file_away(point: ActionPoint) -> None:
    """No file shows any more that ``point`` is done; the bytes are erased once nobody has needed them for a week."""
    ActionPointFile.objects.filter(action_point=point).delete()


def is_shown_so(
    point: ActionPoint, evidence: str, file: ReceivedFile | None, *, without_file: bool = False
) -> bool:
    """Whether this sentence and this very file show already that ``point`` is done: a form sent twice."""
    if point.done_on is None or point.evidence != evidence:
        return False
    there = ActionPointFile.objects.filter(action_point=point).select_related("document").first()
    if file is not None:
        return there is not None and there.document.sha256 == file.inspected.sha256
    return there is None or not without_file
