"""Settings of the tests: the demo's, whatever this machine's environment says, on the same database server."""

import os

os.environ |= {
    "DEMO": "1",
    "PRODUCTION": "0",
    "DEBUG": "0",
    "TASKS": "immediate",
    "SECRET_KEY": "only-for-tests",
}
os.environ |= dict.fromkeys(
    (
        "ENVIRONMENT",
        "HOST",
        "EMAIL_URL",
        "TRUSTED_PROXY",
        "CSRF_TRUSTED_ORIGINS",
        "DOCUMENTS_ROOT",
        "DOCUMENTS_BUCKET",
        "CLAMD_ADDRESS",
    ),
    "",
)
os.environ |= {"SITE_URL": "http://localhost:8000", "CONTACT_EMAIL": "cop@search.example"}

from cop_portal.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATABASES["default"]["OPTIONS"]["options"] = "-c synchronous_commit=off"  # noqa: F405
STORAGES["documents"] = {"BACKEND": "django.core.files.storage.InMemoryStorage"}  # noqa: F405
