"""Documents in a bucket (S3, or what speaks as it does) instead of on a disk."""

from __future__ import annotations

from typing import Any, NoReturn

from botocore.config import Config
from storages.backends.s3 import S3Storage


class PrivateBucket(S3Storage):
    """A bucket that nobody but the portal reads: no file has an address, none is ever written over.

    Each try is short, so that a page can say "try again in a few minutes" instead of waiting with the bucket.
    """

    def get_default_settings(self) -> dict[str, Any]:
        """As the package's; private and never compressed, whatever the machine's environment says."""
        return super().get_default_settings() | {
            "file_overwrite": False,
            "default_acl": None,  # the bucket's own: private
            "gzip": False,
            "custom_domain": None,
            "client_config": Config(
                connect_timeout=5,
                read_timeout=10,
                retries={"total_max_attempts": 2, "mode": "standard"},
                # Stores that only speak like S3 know no other checksums. What is read is checked by its sha256.
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            ),
        }

    def url(self, name: str | None, *_args: Any, **_more: Any) -> NoReturn:
        """Refuse: a document is handed out by a view that asks first (``serving.respond``)."""
        raise ValueError("A document has no address of its own.")
