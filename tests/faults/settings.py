"""Settings of a portal that tests start and kill: the tests' own, with files on a disk and mails in a queue."""

import os

from tests.settings import *  # noqa: F403

DATABASES["default"]["NAME"] = os.environ["FAULTS_DATABASE"]  # noqa: F405
STORAGES["documents"] = {  # noqa: F405
    "BACKEND": "django.core.files.storage.FileSystemStorage",
    "OPTIONS": {"location": os.environ["FAULTS_FILES"]},
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
