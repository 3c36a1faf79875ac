"""Which form writes which part of a memorandum, or of an amendment."""

from __future__ import annotations

from collaborations.forms.mou_commitments import CommitmentsForm
from collaborations.forms.mou_drafting import (
    AreasForm,
    ConfidentialityForm,
    ContactsForm,
    LanguagesForm,
    NewTermForm,
    ProvisionsForm,
    TermForm,
    WordsForm,
)
from collaborations.forms.mou_parts import PartForm

PART_FORMS: dict[str, type[PartForm]] = {
    "words": WordsForm,
    "areas": AreasForm,
    "commitments": CommitmentsForm,
    "term": TermForm,
    "confidentiality": ConfidentialityForm,
    "contacts": ContactsForm,
    "provisions": ProvisionsForm,
    "languages": LanguagesForm,
}
PART_FORMS_OF_AMENDMENTS: dict[str, type[PartForm]] = {
    "words": WordsForm,
    "commitments": CommitmentsForm,
    "term": NewTermForm,
    "confidentiality": ConfidentialityForm,
    "provisions": ProvisionsForm,
}
