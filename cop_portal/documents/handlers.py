"""Receiving an upload that is larger than any that would be kept, and one for which there is no room."""

import errno
import io
import logging
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import TooManyFilesSent
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.http import HttpRequest

from cop_portal.documents.inspection.run import max_size

logger = logging.getLogger(__name__)

#: Photos of a paper come many at once, each far smaller than the largest file: so many of the largest, together.
TOGETHER = 10
#: No form that a visitor may send asks for more than one file.
OF_VISITORS = 2


def _is_signed_in(request: HttpRequest | None) -> bool:
    user = getattr(request, "user", None)
    return user is not None and user.is_authenticated


class UnreceivedFile(UploadedFile):
    """A file that came in while the disk was full: its name and size are known, and none of its bytes.

    Whoever reads it all, as `inspect_upload` does, meets the error of a full disk, and says to try again later.
    """

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """Refuse to be read."""
        raise OSError(errno.ENOSPC, "There was no room for what was sent.")


class CappedUploadHandler(TemporaryFileUploadHandler):
    """Receives all of an upload, but writes no more of it to the disk than could be kept.

    Its size is still told truly, so that the form can say "The file is 31 MB". Whoever reads such a file must look
    at its size first, as `inspect_upload` does: what is beyond the limit is not there. All files of a request together
    take no more of the disk than ``TOGETHER`` of the largest; what comes behind is cut off, and refused as incomplete.
    Of who has not signed in no more than ``OF_VISITORS`` are received at all.

    Where the disk is full the form is received all the same, with an `UnreceivedFile`, so that what was typed stays.
    """

    files = written = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        self.files += 1
        if self.files > OF_VISITORS and not _is_signed_in(self.request):
            raise TooManyFilesSent("A visitor sends so many files.")
        self.left = min(max_size() + 1, TOGETHER * max_size() - self.written)
        self.has_room = True
        try:
            super().new_file(*args, **kwargs)
        except OSError:
            self._no_room()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self.left > 0 and self.has_room:
            self.written += min(len(raw_data), self.left)
            try:
                super().receive_data_chunk(raw_data[: self.left], start)
            except OSError:
                self._no_room()
            self.left -= len(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile | None:
        if self.has_room:
            try:
                return super().file_complete(file_size)
            except OSError:  # the last bytes are written only now
                self._no_room()
        return UnreceivedFile(io.BytesIO(), self.file_name, self.content_type, file_size, self.charset)

    def _no_room(self) -> None:
        logger.exception("There is no room for an upload that comes in.")
        self.has_room = False
        file = self.__dict__.pop("file", None)
        if file is None:
            return
        try:
            file.close()  # which removes it
        except OSError:
            logger.warning("What came in of an upload is not removed.", exc_info=True)
