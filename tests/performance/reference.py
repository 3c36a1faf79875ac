"""What a page must find, worked out the plain way: each text read whole, each rule written once more."""

from __future__ import annotations

from django.db.models import Q

from members.models import (
    Acquaintance,
    ExpertiseText,
    NeedText,
    Organization,
    OrganizationText,
    Partnership,
    ProjectText,
)

from .data import Cast


class Reference:
    """What the member of ``cast`` may find."""

    def __init__(self, cast: Cast) -> None:
        self.own = cast.own.pk
        partners = _joined_to(Partnership, self.own)
        met = _joined_to(Acquaintance, self.own)
        self.partners = partners
        members = Organization.objects.exclude(kind="convenor")
        self.visible = {
            pk
            for pk, visibility in members.values_list("pk", "visibility")
            if visibility == "listed" or pk == self.own or (visibility == "discreet" and pk in partners | met)
        }

    def having(self, word: str) -> set[int]:
        """The organizations that say ``word`` where the member may read it."""
        found = missions_with(word)
        for model in (ExpertiseText, ProjectText):
            rows = model.objects.filter(text__icontains=word)
            found |= set(rows.values_list("owner__organization", flat=True))
        needs = NeedText.objects.filter(text__icontains=word)
        for pk, audience in needs.values_list("owner__organization", "owner__audience"):
            if audience == "members" or (audience == "partners" and pk in self.partners) or pk == self.own:
                found.add(pk)
        return found & self.visible

    def narrowed(self, found: set[int], **facets: str) -> set[int]:
        """Those of ``found`` that fit ``facets``, fields of an organization."""
        return found & set(Organization.objects.filter(**facets).values_list("pk", flat=True))


def missions_with(word: str) -> set[int]:
    """All organizations that say ``word`` in their mission, whoever may see them."""
    return set(OrganizationText.objects.filter(text__icontains=word).values_list("owner", flat=True))


def _joined_to(model: type, own: int) -> set[int]:
    ties = model.objects.filter(Q(organization_low=own) | Q(organization_high=own), until=None)
    return {
        low if high == own else high
        for low, high in ties.values_list("organization_low", "organization_high")
    }
