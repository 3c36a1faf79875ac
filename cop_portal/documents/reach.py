"""The one place that knows how storages fail: a disk raises OSError, a bucket has errors of its own."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

#: What S3 says of a key that it does not have. A bucket that is not there says otherwise, or is found out by a list.
_NO_SUCH_KEY = frozenset({"NoSuchKey", "NotFound", "404"})
#: After so many refusals one after the other a sweep gives up until its next run: the storage is down.
GIVES_UP_AFTER = 3


class NotThere(Exception):
    """The storage answers, and does not have the file."""


class StorageDown(Exception):
    """The storage cannot be read or written now: not mounted, full, out of reach, or it refuses us. Nothing is said of
    the file, and it works again by itself once the storage is back."""


@contextlib.contextmanager
def storage_errors() -> Iterator[None]:
    """Turn whatever a storage raises within the block into NotThere or StorageDown; put nothing else into it."""
    try:
        yield
    except (NotThere, StorageDown):
        raise
    except Exception as error:
        if _says_not_there(error):
            raise NotThere("The storage does not have the file.") from error
        raise StorageDown(f"The storage does not answer: {type(error).__name__}.") from error


def _says_not_there(error: Exception) -> bool:
    if isinstance(error, FileNotFoundError):
        return True
    response = getattr(error, "response", None)  # botocore's ClientError
    answer = response.get("Error", {}) if isinstance(response, dict) else {}
    return str(answer.get("Code", "")) in _NO_SUCH_KEY
