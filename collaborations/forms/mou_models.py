"""The form of a model text."""

from __future__ import annotations

import hashlib

from django import forms
from django.utils.translation import gettext_lazy as _

from collaborations.models import MouModelText
from cop_portal.dates import language_direction
from cop_portal.ui.forms import PortalForm

from .mou_parts import long_text


class ModelTextForm(PortalForm):
    """Provisions and confidentiality of one language. ``based_on`` says upon which text it was written."""

    provisions = long_text(_("Provisions"), rows=24)
    confidentiality = long_text(_("Confidentiality"), rows=9)
    based_on = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)

    def __init__(self, *args, language: str, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in ("provisions", "confidentiality"):
            self.fields[name].widget.attrs |= {"lang": language, "dir": language_direction(language)}

    @classmethod
    def initial_of(cls, model: MouModelText) -> dict[str, str]:
        """What stands there now."""
        return {
            "provisions": model.provisions,
            "confidentiality": model.confidentiality,
            "based_on": state_of_model(model),
        }


def state_of_model(model: MouModelText) -> str:
    """A fingerprint of a model text, to tell whether somebody else has saved another one since."""
    text = f"{model.provisions}\n\0\n{model.confidentiality}"
    return hashlib.sha256(text.encode()).hexdigest()[:16]
