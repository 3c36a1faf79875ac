"""Forms that write the parts of a draft, each saved on its own: one refusal does not hold up an hour of work."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collaborations.models import MemorandumOfUnderstanding
from collaborations.mous.drafting.parts import CONTACT
from collaborations.mous.drafting.topics import topics_for
from cop_portal.ui.date_fields import DateThreeField
from cop_portal.ui.forms import RadioList, SentenceField

from .mou_begin import title_field
from .mou_languages import TextLanguagesField, said_languages
from .mou_parts import ByLanguage, PartForm, long_text
from .mou_terms import check_days, ends_field, renewal_field, starts_field
from .topics import TopicsChoice

Renewal = MemorandumOfUnderstanding.Renewal


class WordsForm(ByLanguage):
    """Title and purpose; of an amendment, what changes."""

    names = ("texts.title", "texts.purpose")
    words = ("title", "purpose")
    title = _("Title and purpose")

    def field_of(self, word: str, *, is_first: bool) -> forms.CharField:
        if word == "title":
            return title_field(required=is_first)
        is_amendment = self.version.number > 0
        return forms.CharField(
            label=_("What changes?") if is_amendment else _("What do you want to do together?"),
            help_text="" if is_amendment else _("The purpose, in a few sentences."),
            widget=forms.Textarea(attrs={"rows": 7}),
            max_length=4000,
            required=False,
        )


class ProvisionsForm(ByLanguage):
    """How the parties work together, from the model text."""

    names = ("texts.provisions",)
    words = ("provisions",)
    title = _("How you work together")
    hint = _(
        "It comes from a model text. Change what does not fit, and leave a line free between paragraphs. A short line "
        "without a full stop, just above a paragraph, is its heading."
    )

    def field_of(self, word: str, *, is_first: bool) -> forms.CharField:
        return long_text(_("Provisions"), rows=18)


class ConfidentialityForm(ByLanguage):
    """What stays between the parties."""

    names = ("texts.confidentiality",)
    words = ("confidentiality",)
    title = _("Confidentiality")
    hint = _("It comes from a model text. Change what does not fit; left empty, nothing is said of it.")

    def field_of(self, word: str, *, is_first: bool) -> forms.CharField:
        return long_text(_("What stays between you?"), rows=9)


class AreasForm(PartForm):
    """The topics it is about."""

    names = ("topics",)
    title = _("Areas of cooperation")
    hint = _("First come those that all of you confirmed in a meeting.")

    topics = TopicsChoice(label=_("In which areas do you work together?"))

    def build(self) -> None:
        self.fields["topics"].offer(topics_for(self.version.mou))

    def values(self) -> dict[str, Any]:
        return {"topics": sorted(topic.pk for topic in self.cleaned_data["topics"])}


class TermForm(PartForm):
    """From when to when, and what then."""

    names = ("starts_on", "ends_on", "renewal")
    title = _("Term")

    starts_on = starts_field()
    ends_on = ends_field()
    renewal = renewal_field()

    def clean(self):
        """A term that makes sense."""
        cleaned = super().clean()
        check_days(self, cleaned)
        return cleaned


class NewTermForm(PartForm):
    """What an amendment changes of the term."""

    names = ("new_ends_on", "new_renewal")
    title = _("Term")
    hint = _("Leave empty what stays as it is.")

    new_ends_on = DateThreeField(label=_("New last day"), required=False)
    new_renewal = forms.ChoiceField(
        label=_("What happens at the end?"),
        choices=[("", _("As it was")), *Renewal.choices],
        widget=RadioList,
        required=False,
    )


class ContactsForm(PartForm):
    """Whom the others turn to, of each party."""

    names = ("contacts",)
    title = _("Contacts")
    hint = _("Whom do the others turn to? It stands on the paper. Leave out people at risk.")

    def build(self) -> None:
        self.rows = list(
            self.version.mou.parties.select_related("party__organization").order_by("party__joined_on", "pk")
        )
        for row in self.rows:
            self.fields[f"contact_name_{row.pk}"] = SentenceField(
                label=_("Name of the contact"), max_length=150, required=False
            )
            self.fields[f"contact_email_{row.pk}"] = forms.EmailField(
                label=_("E-mail address"), required=False, widget=forms.EmailInput(attrs={"dir": "ltr"})
            )
            self.fields[f"contact_phone_{row.pk}"] = forms.CharField(
                label=_("Phone"),
                max_length=40,
                required=False,
                widget=forms.TextInput(attrs={"dir": "ltr", "inputmode": "tel"}),
            )

    def initial_of(self, parts: dict[str, Any]) -> dict[str, Any]:
        return {f"{name}_{pk}": row[name] for pk, row in parts["contacts"].items() for name in CONTACT}

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "contacts": {row.pk: {name: data[f"{name}_{row.pk}"] for name in CONTACT} for row in self.rows}
        }

    @property
    def groups(self) -> list[dict[str, Any]]:
        """The fields of each party, with its organization."""
        return [
            {
                "organization": row.party.organization,
                "fields": [self[f"{name}_{row.pk}"] for name in CONTACT],
            }
            for row in self.rows
        ]


class LanguagesForm(PartForm):
    """In which languages, which one counts, and whether Search is a witness."""

    names = ("languages", "has_witness")
    title = _("Languages and witness")

    languages = TextLanguagesField(
        help_text=_(
            "If two texts differ, the one in the language that counts decides. If you take a language out, what "
            "is written in it goes, too."
        )
    )
    has_witness = forms.BooleanField(
        label=_("Search signs as a witness"),
        help_text=_("A witness is no party, and the memorandum counts without its signature."),
        required=False,
    )

    def initial_of(self, parts: dict[str, Any]) -> dict[str, Any]:
        return {"languages": said_languages(*parts["languages"]), "has_witness": parts["has_witness"]}
