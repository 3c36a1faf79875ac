"""A storage on a disk that fails as it is told, and the errors that storages have."""

from __future__ import annotations

import errno
from pathlib import Path

from botocore.exceptions import ClientError, EndpointConnectionError
from django.core.files.storage import FileSystemStorage

FULL = OSError(errno.ENOSPC, "No space left on device")
NO_ROUTE = EndpointConnectionError(endpoint_url="https://s3.example.org")
REFUSED = ClientError(
    {"Error": {"Code": "SlowDown"}, "ResponseMetadata": {"HTTPStatusCode": 503}}, "GetObject"
)
NO_KEY = ClientError(
    {"Error": {"Code": "NoSuchKey"}, "ResponseMetadata": {"HTTPStatusCode": 404}}, "GetObject"
)
UNREADABLE = PermissionError(errno.EACCES, "Permission denied")
DOWN = [NO_ROUTE, REFUSED, UNREADABLE, OSError(errno.EIO, "Input/output error"), TimeoutError()]


class FailingStorage(FileSystemStorage):
    """Raises what ``fails`` says for a method ("open", "save", "delete", "listdir", "get_modified_time"), or for all
    of them under "all". ``half``: of a file that cannot be saved half is written."""

    fails: dict[str, Exception] = {}
    half = False
    asked: list[str] = []

    def _fail(self, method: str) -> None:
        type(self).asked.append(method)
        if error := self.fails.get(method) or self.fails.get("all"):
            raise error

    def _open(self, name, mode="rb"):
        self._fail("open")
        return super()._open(name, mode)

    def _save(self, name, content):
        if self.half:
            path = Path(self.path(name))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.read(100))
        self._fail("save")
        return super()._save(name, content)

    def exists(self, name):
        if "all" in self.fails:
            self._fail("exists")
        return super().exists(name)

    def delete(self, name):
        self._fail("delete")
        super().delete(name)

    def listdir(self, path):
        self._fail("listdir")
        return super().listdir(path)

    def get_modified_time(self, name):
        self._fail("get_modified_time")
        return super().get_modified_time(name)
