"""Forms that enter what was signed on paper outside the portal: a memorandum, or an amendment, with what each party
commits to."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collaborations.actions.mou_commitments import why_not_due
from collaborations.models import Collaboration, MemorandumOfUnderstanding, Party
from cop_portal.dates import today
from cop_portal.ui.forms import CheckboxList
from members.models import Organization, Topic

from .languages import language_of
from .mou import PartyChoice, SignatureFields, hidden_key, paper_words, pdf_field
from .mou_afterwards import AmendFields
from .mou_begin import two_with_own
from .mou_commitment_rows import ALL, CommitmentRows
from .mou_terms import check_days, ends_field, renewal_field, starts_field

# So many rows are free where none is filled: one for each of two parties.
FREE_ROWS = 2
PAPER = ("upload", "signatory_name", "capacity", "signed_on")


class EnteredForm(CommitmentRows, SignatureFields):
    """What both have: the paper, who signed it, and rows of commitments. ``TERMS`` are the fields before these."""

    TERMS: tuple[str, ...] = ()

    upload = pdf_field(label=_("The signed paper"))

    def begin(self, who: list[tuple[str, Any]], language: str) -> None:
        """Add the rows, and say how large the paper can be."""
        self.initial.setdefault("rows", FREE_ROWS)
        self.begin_rows(who, [language])
        rows = [name for name in self.fields if name not in self.base_fields]
        self.order_fields([*self.TERMS, *rows, *PAPER])
        self.fields["upload"].help_text = paper_words()
        self.name_in_errors()

    @property
    def terms(self) -> list[forms.BoundField]:
        """The fields of what it says, but for its commitments."""
        return [self[name] for name in self.TERMS]

    @property
    def paper(self) -> list[forms.BoundField]:
        """The fields of the paper and of who signed it."""
        return [self[name] for name in PAPER]

    def typed(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """All that was typed, as the page is shown again with a row more, or without one. A file cannot be kept."""
        found = {
            name: self.fields[name].widget.value_from_datadict(data, {}, name)
            for name in self.base_fields
            if name != "upload"
        }
        return {**found, **self.changed_rows(data)}

    def values(self) -> dict[str, Any]:
        """What the action is told."""
        data = {name: self.cleaned_data[name] for name in self.base_fields if name != "rows"}
        return {**data, "commitments": self.commitments()}

    def commitments(self) -> list[dict[str, Any]]:
        """Those that were written."""
        return [{"mou_party": row.pop("who"), **row} for row in self.row_values()]


class MouForm(EnteredForm):
    """A memorandum signed outside the portal: its terms, what each party commits to, and its PDF."""

    TERMS = ("title", "purpose", "language", "parties", "topics", "starts_on", "ends_on", "renewal")

    key = hidden_key()
    title = forms.CharField(
        label=_("Title"),
        help_text=_("As it stands on the paper, or what it is about."),
        max_length=200,
        error_messages={"required": _("Write the title")},
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    purpose = forms.CharField(
        label=_("What do you want to do together?"),
        help_text=_("The purpose, in a few sentences. The parties and Search read it."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        max_length=4000,
        error_messages={"required": _("Write what you want to do together")},
    )
    language = language_of(label=_("Language of what you write here"))
    parties = PartyChoice(
        queryset=Party.objects.none(),
        label=_("Who are the parties?"),
        help_text=_("Your own organization is one of them."),
        widget=CheckboxList,
        error_messages={"required": _("Choose the parties")},
    )
    topics = forms.ModelMultipleChoiceField(
        queryset=Topic.objects.none(),
        label=_("Which topics is it about?"),
        widget=CheckboxList,
        required=False,
    )
    starts_on = starts_field()
    ends_on = ends_field(_("Its last day. Leave it empty if none is written."))
    renewal = renewal_field(initial=MemorandumOfUnderstanding.Renewal.NONE)

    def __init__(
        self, *args, collaboration: Collaboration, organization: Organization, topics, **kwargs
    ) -> None:
        initial = {"key": uuid.uuid4(), **(kwargs.pop("initial", None) or {})}
        super().__init__(*args, initial=initial, **kwargs)
        self.organization = organization
        current = collaboration.parties.filter(left_on__isnull=True).select_related("organization")
        self.fields["parties"].queryset = current
        self.fields["topics"].queryset = topics
        self.initial.setdefault("parties", [party.pk for party in current])
        self.begin([(str(party.pk), party.organization.short_name) for party in current], "")

    def clean_parties(self):
        """At least two, and one's own organization among them."""
        return two_with_own(self.cleaned_data["parties"], self.organization)

    def clean(self):
        """The term must make sense; said here too, so that all that is wrong is said at once."""
        cleaned = super().clean()
        check_days(self, cleaned)
        return cleaned

    def check_row(self, place: int, cleaned: dict[str, Any]) -> None:
        """Who promises something is one of the parties that were chosen."""
        chosen = {str(party.pk) for party in cleaned.get("parties", [])}
        who = cleaned.get(f"who_{place}")
        if "parties" in cleaned and who and who != ALL and who not in chosen:
            self.add_error(
                f"who_{place}", _("This organization is not ticked as a party. Tick it, or choose another")
            )

    def why_not_due(self, day: datetime.date, cleaned: dict[str, Any]) -> Any:
        starts_on = cleaned.get("starts_on")
        is_renewed = cleaned.get("renewal") != MemorandumOfUnderstanding.Renewal.NONE
        if starts_on is None:  # said at its own field
            return why_not_due(day, today(), amends=True)
        return why_not_due(day, starts_on, None if is_renewed else cleaned.get("ends_on"))

    def commitments(self) -> list[dict[str, Any]]:
        """By parties of the collaboration: the memorandum has none before it is entered."""
        parties = {party.pk: party for party in self.cleaned_data["parties"]}
        return [{"party": parties.get(row.pop("who")), **row} for row in self.row_values()]


class EnterAmendmentForm(AmendFields, EnteredForm):
    """An amendment that was signed on paper outside the portal, with its PDF."""

    TERMS = ("title", "purpose", "new_ends_on", "new_renewal")

    def __init__(self, *args, mou: MemorandumOfUnderstanding, **kwargs) -> None:
        super().__init__(*args, languages=[mou.language], **kwargs)
        self.mou = mou
        self.fields["purpose"].help_text = _("In a few sentences. The parties and Search read it.")
        people = mou.parties.select_related("party__organization")
        self.begin([(str(row.pk), row.party.organization.short_name) for row in people], mou.language)

    def why_not_due(self, day: datetime.date, cleaned: dict[str, Any]) -> Any:
        return why_not_due(day, self.mou.starts_on, amends=True)
