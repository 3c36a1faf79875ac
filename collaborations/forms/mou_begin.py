"""Forms that begin a draft of a memorandum."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from collaborations.models import Collaboration, Party
from cop_portal.ui.forms import CheckboxList, PortalForm, SentenceField
from members.models import Organization, Topic

from .mou import PartyChoice, hidden_key
from .mou_languages import TextLanguagesField
from .mou_terms import check_days, ends_field, renewal_field, starts_field
from .topics import TopicsChoice


def title_field(**kwargs) -> forms.CharField:
    """What a memorandum is called."""
    kwargs.setdefault("label", _("Title"))
    return SentenceField(
        max_length=200, error_messages={"required": _("Write the title")}, widget=one_line(), **kwargs
    )


def one_line(**attrs) -> forms.Textarea:
    """A field for one sentence that is seen whole on a phone."""
    return forms.Textarea(attrs={"rows": 2, **attrs})


def two_with_own(parties: Iterable[Party], own: Organization) -> list[Party]:
    """``parties``, where they are two or more and ``own`` is among them; said in the form, with all else."""
    chosen = list(parties)
    if own.pk not in {party.organization_id for party in chosen}:
        raise forms.ValidationError(_("Your own organization must be one of the parties."))
    if len(chosen) < 2:
        raise forms.ValidationError(_("Choose at least two parties of this collaboration."))
    return chosen


class BeginForm(PortalForm):
    """What a draft begins with; all of it can be changed until it is put to the parties."""

    key = hidden_key()
    parties = PartyChoice(
        queryset=Party.objects.none(),
        label=_("Who are the parties?"),
        help_text=_("Your own organization is one of them."),
        widget=CheckboxList,
        error_messages={"required": _("Choose the parties")},
    )
    languages = TextLanguagesField(
        help_text=_("If two texts differ, the one in the language that counts decides.")
    )
    title = title_field(
        help_text=_("In the language that counts. For example: Women in the elections of 2027.")
    )
    purpose = forms.CharField(
        label=_("What do you want to do together?"),
        help_text=_("The purpose, in a few sentences, in the language that counts."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=4000,
        required=False,
    )
    topics = TopicsChoice(label=_("In which areas do you work together?"))
    starts_on = starts_field()
    ends_on = ends_field()
    renewal = renewal_field()
    has_witness = forms.BooleanField(
        label=_("Search signs as a witness"),
        help_text=_("A witness is no party, and the memorandum counts without its signature."),
        required=False,
    )

    def __init__(
        self,
        *args,
        collaboration: Collaboration,
        organization: Organization,
        near: list[Topic],
        titles: dict[str, str] | None = None,
        **kwargs,
    ) -> None:
        initial = {"key": uuid.uuid4(), **(kwargs.pop("initial", None) or {})}
        super().__init__(*args, initial=initial, **kwargs)
        self.organization = organization
        self.titles = titles or {}
        current = collaboration.parties.filter(left_on__isnull=True).select_related("organization")
        self.fields["parties"].queryset = current
        self.fields["topics"].offer(near)
        self.initial.setdefault("parties", [party.pk for party in current])

    def clean_parties(self):
        """At least two, and one's own organization among them."""
        return two_with_own(self.cleaned_data["parties"], self.organization)

    def clean(self):
        """The languages as ``begin_draft`` takes them, and a term that makes sense."""
        cleaned = super().clean()
        if "languages" in cleaned:
            cleaned["language"], cleaned["second_language"] = cleaned.pop("languages")
        # The title that stood there already follows the language that was chosen after it.
        if cleaned.get("title") in self.titles.values():
            cleaned["title"] = self.titles.get(cleaned.get("language", ""), cleaned["title"])
        check_days(self, cleaned)
        return cleaned
