"""A stored file, and the record of who opened it."""

from cop_portal.documents.models.document import Document
from cop_portal.documents.models.opening import DocumentOpening

__all__ = ["Document", "DocumentOpening"]
