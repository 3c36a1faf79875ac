"""Rows of what each party commits to, added and removed without a script: the same fields in a text that is written
here and in one that is entered from paper."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from collaborations.actions.mou_commitments import MOST_COMMITMENTS
from collaborations.models import Commitment
from cop_portal.dates import language_direction
from cop_portal.ui.date_fields import DateThreeField
from cop_portal.ui.forms import PortalForm, SentenceField

from .mou_begin import one_line
from .mou_parts import language_name

ALL, BY = "all", "by"
# The buttons of the page; with one of them nothing is saved.
ADD, REMOVE = "add_row", "remove_row"
ROW = ("who", "when", "due", "what", "second")


def are_rows_changed(data: Mapping[str, Any]) -> bool:
    """Whether one of the buttons was pressed that add a row or remove one."""
    return ADD in data or REMOVE in data


def initial_rows(commitments: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """``commitments`` as the fields of their rows; ``who`` in each is what is chosen there, None for all together."""
    found: dict[str, Any] = {}
    for place, row in enumerate(commitments):
        found |= {
            f"who_{place}": ALL if row["who"] is None else str(row["who"]),
            f"what_{place}": row["what"],
            f"second_{place}": row["what_second"],
            f"when_{place}": row["rhythm"] or BY,
            f"due_{place}": row["due_on"],
            "rows": place + 1,
        }
    return found


class CommitmentRows(PortalForm):
    """Who does what, how often or by when. ``<field>_<n>`` are the fields of a row, ``rows`` says how many there are.

    A row in which nothing is written is no commitment; what is taken out of a row is taken out.
    """

    rows = forms.IntegerField(
        widget=forms.HiddenInput, min_value=0, max_value=MOST_COMMITMENTS + 1, required=False
    )

    def begin_rows(self, who: Sequence[tuple[str, Any]], languages: Sequence[str]) -> None:
        """Add the fields. ``who`` are the parties to choose from, ``languages`` those in which is written what is
        promised; an empty one is not known yet."""
        self.who = [("", gettext("Choose who")), (ALL, gettext("All parties together")), *who]
        self.languages = list(languages)
        self.number = self._number_of_rows()
        self.initial["rows"] = self.number
        for place in range(self.number):
            self._add_row(place)

    def changed_rows(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """What was typed, as the page is shown again with a row more, or without one; nothing of it is saved."""
        kept = [place for place in range(self.number) if str(place) != data.get(REMOVE)]
        typed: dict[str, Any] = {}
        for new, old in enumerate(kept):
            for name in ROW:
                a_field = self.fields.get(f"{name}_{old}")
                if a_field is not None:
                    typed[f"{name}_{new}"] = a_field.widget.value_from_datadict(data, {}, f"{name}_{old}")
        more = 1 if ADD in data or not kept else 0
        return {**typed, "rows": min(len(kept) + more, MOST_COMMITMENTS)}

    def clean(self):
        """Each row says who, what, and how often or by when; one that says nothing is none."""
        cleaned = super().clean()
        for place in range(self.number):
            if self._is_empty(place):
                for name in ROW:
                    self.errors.pop(f"{name}_{place}", None)
                continue
            for name, words in (
                ("who", _("Choose who does it")),
                ("what", _("Write what is promised")),
                ("when", _("Say how often, or by when")),
            ):
                if not cleaned.get(f"{name}_{place}") and f"{name}_{place}" not in self.errors:
                    self.add_error(f"{name}_{place}", words)
            self._check_day(place, cleaned)
            self.check_row(place, cleaned)
        return cleaned

    def check_row(self, place: int, cleaned: dict[str, Any]) -> None:
        """What else must hold of a row in which something is written."""

    def why_not_due(self, day: datetime.date, cleaned: dict[str, Any]) -> Any:
        """Why nothing can be promised by ``day``; empty where it can."""
        raise NotImplementedError

    def row_values(self) -> list[dict[str, Any]]:
        """What was typed: ``who`` is the id that was chosen, None for all together."""
        data = self.cleaned_data
        return [
            {
                "who": None if data[f"who_{place}"] == ALL else int(data[f"who_{place}"]),
                "what": data[f"what_{place}"],
                "what_second": data.get(f"second_{place}", ""),
                "rhythm": "" if data[f"when_{place}"] == BY else data[f"when_{place}"],
                "due_on": data[f"due_{place}"] if data[f"when_{place}"] == BY else None,
            }
            for place in range(self.number)
            if not self._is_empty(place)
        ]

    @property
    def groups(self) -> list[dict[str, Any]]:
        """The fields of each row, with its number."""
        return [
            {
                "place": place,
                "number": place + 1,
                "who": self[f"who_{place}"],
                "texts": [
                    self[f"{name}_{place}"] for name in ("what", "second") if f"{name}_{place}" in self.fields
                ],
                "when": self[f"when_{place}"],
                "due": self[f"due_{place}"],
            }
            for place in range(self.number)
        ]

    def _number_of_rows(self) -> int:
        said = self.data.get("rows", 0) if self.is_bound else self.initial.get("rows", 1)
        try:
            return max(0, min(int(said), MOST_COMMITMENTS + 1))
        except (TypeError, ValueError):
            return 0

    def _add_row(self, place: int) -> None:
        fields: dict[str, forms.Field] = {
            "who": forms.ChoiceField(
                label=_("Who?"),
                choices=self.who,
                required=False,
                error_messages={"invalid_choice": _("Choose a party of this memorandum.")},
            ),
        }
        fields["when"] = forms.ChoiceField(
            label=_("How often, or by when?"),
            choices=[
                ("", gettext("Choose how often")),
                *Commitment.Rhythm.choices,
                (BY, gettext("by a day")),
            ],
            required=False,
        )
        fields["due"] = DateThreeField(label=_("By which day?"), required=False)
        for name, language in zip(("what", "second"), self.languages, strict=False):
            attrs = {"lang": language, "dir": language_direction(language)} if language else {"dir": "auto"}
            fields[name] = SentenceField(
                label=self._label(language), max_length=200, required=False, widget=one_line(**attrs)
            )
        for name, a_field in fields.items():
            self.fields[f"{name}_{place}"] = a_field

    def _label(self, language: str) -> str:
        if len(self.languages) == 1:
            return gettext("What?")
        return gettext("%(field)s (%(language)s)") % {
            "field": gettext("What?"),
            "language": language_name(language),
        }

    def _is_empty(self, place: int) -> bool:
        """Whether nobody wrote anything into the row; who is chosen alone promises nothing."""
        names = [
            f"what_{place}",
            f"second_{place}",
            *(f"due_{place}_{part}" for part in ("day", "month", "year")),
        ]
        return not any(str(self.data.get(name, "")).strip() for name in names)

    def _check_day(self, place: int, cleaned: dict[str, Any]) -> None:
        if cleaned.get(f"when_{place}") != BY or f"due_{place}" in self.errors:
            return
        day = cleaned.get(f"due_{place}")
        if not day:
            self.add_error(f"due_{place}", _("Enter the day by which it is done"))
        elif words := self.why_not_due(day, cleaned):
            self.add_error(f"due_{place}", words)
