"""A stored file of WEO's representative, as staff's pages of stored files find it."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.access.matrix import World
from tests.documents import files
from tests.documents.test_store import keep


def extend(world: World) -> None:
    """``stored_file``."""
    world.things["stored_file"] = keep(SimpleUploadedFile("MoU.pdf", files.plain()), world.cast.suzan)
