"""Which organization a line means: by what is written, by its e-mail address, and whether the two agree."""

from __future__ import annotations

from members.recognition import NEAR, Recognition

from .line import Draft
from .organizations import KnownOrganizations, lowered


def owner_of(known: KnownOrganizations, *addresses: str) -> Recognition:
    """Whose the e-mail addresses and pages of a line are: certain where all are of one organization."""
    return known.recognize(*addresses) if addresses else Recognition("")


def settle(draft: Draft, known: KnownOrganizations, text: str, owner: Recognition) -> None:
    """Say which organization is meant by ``text``, where the e-mail address is one of ``owner``.

    The address decides between several that are written alike. Where it is another's than the one that is named,
    neither is certain.
    """
    draft.organization = text
    found = known.recognize(text)
    draft.found = found
    if owner.certain is not None and found.certain != owner.certain:
        if any(one.organization == owner.certain for one in found.candidates):
            draft.found = owner
            return
        draft.found = lowered(Recognition(text, [*found.candidates, *owner.candidates]))
        draft.doubt("email_of_another", text=text, names=owner)
    elif found.certain is None:
        if sum(one.certainty >= NEAR for one in found.candidates) > 1:
            draft.doubt("several_organizations", text=text, names=found)
        elif found:
            draft.doubt("alike", text=text, names=found)
        else:
            draft.found = None
            draft.doubt("unknown_organization", text=text)


def settle_several(draft: Draft, known: KnownOrganizations, texts: list[str]) -> None:
    """Say that ``texts`` name several organizations."""
    draft.organization = ", ".join(texts)
    draft.found = lowered(known.recognize(*texts))
    draft.doubt("several_organizations", text=draft.organization, names=draft.found)
