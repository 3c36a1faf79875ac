"""Receiving an upload that is larger than any that would be kept."""

from typing import Any

from django.core.files.uploadhandler import TemporaryFileUploadHandler

from cop_portal.documents.inspection.run import max_size


class CappedUploadHandler(TemporaryFileUploadHandler):
    """Receives all of an upload, but writes no more of it to the disk than could be kept.

    Its size is still told truly, so that the form can say "The file is 31 MB". Whoever reads such a file must look
    at its size first, as `inspect_upload` does: what is beyond the limit is not there.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.left = max_size() + 1

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self.left > 0:
            super().receive_data_chunk(raw_data[: self.left], start)
            self.left -= len(raw_data)
