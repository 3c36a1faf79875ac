"""The form that changes whose draft a memorandum is."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from collaborations.models import MouVersion, Party
from cop_portal.ui.forms import CheckboxList, PortalForm
from members.models import Organization

from .mou import PartyChoice
from .mou_begin import two_with_own


class DraftPartiesForm(PortalForm):
    """The parties of a draft. ``seen``: the fingerprint of what its sender was shown of the change."""

    parties = PartyChoice(
        queryset=Party.objects.none(),
        label=_("Who are the parties?"),
        help_text=_("Organizations of this collaboration. Another one joins the collaboration first."),
        widget=CheckboxList,
        error_messages={"required": _("Choose the parties")},
    )
    seen = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)

    def __init__(self, *args, version: MouVersion, organization: Organization, **kwargs) -> None:
        mou = version.mou
        own = list(mou.parties.values_list("party", flat=True))
        super().__init__(*args, initial={"parties": own}, **kwargs)
        self.organization = organization
        self.fields["parties"].queryset = mou.collaboration.parties.filter(
            left_on__isnull=True
        ).select_related("organization")

    def clean_parties(self) -> list[Party]:
        """At least two, and one's own organization among them."""
        return two_with_own(self.cleaned_data["parties"], self.organization)
