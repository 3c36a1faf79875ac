"""Where documents live, as the settings say: in a folder of this machine, or in a bucket (S3)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from cop_portal.environment import Environment

_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")


def place_of_documents(env: Environment, folder: Path, *, secure: bool) -> dict[str, Any]:
    """Django's words for the storage named "documents": the bucket, where one is named, else DOCUMENTS_ROOT, else
    ``folder``. With ``secure`` the bucket is reached by https alone."""
    bucket = env.text("DOCUMENTS_BUCKET")
    if not bucket:
        for word in ("ENDPOINT", "REGION", "KEY", "SECRET"):
            if env.text(f"DOCUMENTS_BUCKET_{word}"):
                env.wrong(f"DOCUMENTS_BUCKET_{word}", "is set, and DOCUMENTS_BUCKET is not")
        return _on_disk(env.text("DOCUMENTS_ROOT") or folder)
    if env.text("DOCUMENTS_ROOT"):
        env.wrong("DOCUMENTS_BUCKET", "is set together with DOCUMENTS_ROOT", "one of the two")
    if not _NAME.fullmatch(bucket):
        env.wrong("DOCUMENTS_BUCKET", f'is "{bucket}"')
    key, secret = env.text("DOCUMENTS_BUCKET_KEY"), env.text("DOCUMENTS_BUCKET_SECRET")
    if bool(key) != bool(secret):
        env.wrong("DOCUMENTS_BUCKET_KEY", "and DOCUMENTS_BUCKET_SECRET belong together", "both or neither")
    options: dict[str, Any] = {
        "bucket_name": bucket,
        "endpoint_url": env.site("DOCUMENTS_BUCKET_ENDPOINT", "", secure=secure) or None,
        "region_name": env.text("DOCUMENTS_BUCKET_REGION") or None,
    }
    if key and secret:  # else what the machine itself is given
        options |= {"access_key": key, "secret_key": secret}
    return {"BACKEND": "cop_portal.documents.bucket.PrivateBucket", "OPTIONS": options}


def _on_disk(folder: Path | str) -> dict[str, Any]:
    return {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": folder,
            "base_url": None,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    }
