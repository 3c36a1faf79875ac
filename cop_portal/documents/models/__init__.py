"""A stored file, the record of who opened it, and what becomes of it when nobody needs it any more."""

from cop_portal.documents.models.document import Document
from cop_portal.documents.models.erasure import Erasure, keeps_document
from cop_portal.documents.models.opening import DocumentOpening
from cop_portal.documents.models.sent import SentFile
from cop_portal.documents.models.trouble import DamagedFile, LegalRemoval

__all__ = [
    "DamagedFile",
    "Document",
    "DocumentOpening",
    "Erasure",
    "LegalRemoval",
    "SentFile",
    "keeps_document",
]
