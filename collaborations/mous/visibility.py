"""Who may see a memorandum, open its document, sign it, and read who opened it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from collaborations.models import (
    MemorandumOfUnderstanding,
    MouCopy,
    MouParty,
    MouVersion,
    Signature,
)
from members.models import Organization
from members.roles import is_colleague, is_observer, is_representative, is_staff, organization_ids_of


def mous_visible_to(user) -> QuerySet[MemorandumOfUnderstanding]:
    """The memoranda ``user`` may know of: those an organization of theirs is party to, and for staff all that were put
    to their parties: a draft is the parties' own.

    Other parties of the same collaboration that are not party to the memorandum see the stage of the thread, no more.
    """
    if is_staff(user):
        put = MouVersion.objects.filter(number=0, frozen_on__isnull=False).values("mou")
        # Somebody who is staff and also belongs to a party sees its drafts as the party's person.
        return MemorandumOfUnderstanding.objects.filter(
            Q(pk__in=put) | Q(pk__in=own_mou_parties(user).values("mou"))
        )
    if not user.is_authenticated or not user.is_active or is_observer(user):
        return MemorandumOfUnderstanding.objects.none()
    return MemorandumOfUnderstanding.objects.filter(pk__in=own_mou_parties(user).values("mou"))


def own_mou_parties(user) -> QuerySet[MouParty]:
    """What ``user``'s organizations are party to. One that left its collaboration keeps what was concluded: it has
    signed that. What was still on its way when it left goes on without it, and is no longer shown to it."""
    concluded = MouVersion.objects.filter(number=0, concluded_on__isnull=False).values("mou")
    return MouParty.objects.filter(
        Q(party__left_on__isnull=True) | Q(mou__in=concluded),
        party__organization__in=organization_ids_of(user),
    )


def is_party_person(user, mou: MemorandumOfUnderstanding) -> bool:
    """Whether ``user`` belongs to an organization that is party to ``mou``."""
    return own_mou_parties(user).filter(mou=mou).exists()


def own_versions(user) -> QuerySet[MouVersion]:
    """Memoranda and amendments of ``user``'s organizations. One that left its collaboration keeps what was concluded,
    and reads nothing that came after it."""
    own = own_mou_parties(user)
    return MouVersion.objects.filter(
        Q(mou__in=own.filter(party__left_on__isnull=True).values("mou"))
        | Q(mou__in=own.values("mou"), concluded_on__isnull=False),
        mou__in=mous_visible_to(user).values("pk"),
    )


def versions_visible_to(user) -> QuerySet[MouVersion]:
    """The memoranda and amendments that ``user`` may know of: their own, and for staff all that were put to their
    parties."""
    own = own_versions(user)
    if not is_staff(user):
        return own
    return MouVersion.objects.filter(
        Q(frozen_on__isnull=False, mou__in=mous_visible_to(user).values("pk")) | Q(pk__in=own.values("pk"))
    )


def copies_visible_to(user) -> QuerySet[MouCopy]:
    """The signed copies whose document ``user`` may open: those of their own memoranda; for staff those that no party
    has closed to staff. A copy that was replaced or returned is kept, and opened by nobody."""
    current, own = MouCopy.objects.current(), own_versions(user).values("pk")
    if not is_staff(user):
        return current.filter(version__in=own)
    # Somebody who is staff and also belongs to a party opens the document as the party's person.
    others = Q(version__in=versions_visible_to(user).values("pk"))
    return current.filter((others & ~Q(version__mou__in=_closed())) | Q(version__in=own))


def may_open_papers(user, mou: MemorandumOfUnderstanding) -> bool:
    """Whether ``user`` may open the documents of ``mou``."""
    return _open_to(user).filter(pk=mou.pk).exists()


@dataclass(frozen=True)
class Reads:
    """What somebody reads of a memorandum, or of an amendment: staff the terms once all have agreed to them, and the
    words (title, purpose, who signed) only where they can open its papers, too, since they are out of these."""

    is_party: bool
    may_open: bool
    terms: bool
    words: bool


def reads_of(user, mou: MemorandumOfUnderstanding, *, agreed: bool) -> Reads:
    """What ``user`` reads of ``mou``, to whose text all parties have ``agreed`` or not."""
    is_party, may_open = is_party_person(user, mou), may_open_papers(user, mou)
    return Reads(is_party, may_open, terms=is_party or agreed, words=is_party or (may_open and agreed))


def _open_to(user) -> QuerySet[MemorandumOfUnderstanding]:
    mous = mous_visible_to(user)
    if not is_staff(user):
        return mous
    return mous.filter(~Q(pk__in=_closed()) | Q(pk__in=own_mou_parties(user).values("mou")))


def _closed() -> QuerySet[MemorandumOfUnderstanding]:
    """The memoranda that a party has closed to staff."""
    closed = MouParty.objects.filter(closed_to_staff_on__isnull=False)
    return MemorandumOfUnderstanding.objects.filter(pk__in=closed.values("mou"))


def requests_visible_to(user) -> QuerySet[Signature]:
    """The signatures that Search recorded on a written request which ``user`` may open: the parties' people and staff,
    also where the document is closed to staff. It was written to them."""
    recorded = Signature.objects.filter(request__isnull=False, version__in=versions_visible_to(user))
    return recorded.select_related("request", "mou")


def may_read_openings(user, mou: MemorandumOfUnderstanding) -> bool:
    """Whether ``user`` may read who opened the document: the parties' people."""
    return is_party_person(user, mou)


def opens_for(user, mou: MemorandumOfUnderstanding, acting_for: Organization | None) -> str:
    """The slug of the party for which ``user`` opens the document: the one they act for, else another of theirs.

    Empty for staff. Somebody of a party who acts for an organization outside the memorandum opens it as the party's
    person all the same, and must not stand in the record as Search staff.
    """
    slugs = list(
        own_mou_parties(user)
        .filter(mou=mou)
        .order_by("pk")
        .values_list("party__organization__slug", flat=True)
    )
    if acting_for is not None and acting_for.slug in slugs:
        return acting_for.slug
    return slugs[0] if slugs else ""


def party_of(mou: MemorandumOfUnderstanding, organization: Organization | None) -> MouParty | None:
    """The party that ``organization`` is in ``mou``, if it is one."""
    if organization is None:
        return None
    return mou.parties.filter(party__organization=organization).select_related("party__organization").first()


def may_sign(user, mou: MemorandumOfUnderstanding, organization: Organization | None) -> bool:
    """Whether ``user`` may confirm, return, replace, take back or withdraw for ``organization``: its representatives,
    for their own organization only."""
    party = party_of(mou, organization)
    return party is not None and is_representative(user, party.party.organization)


def may_record_for(user, mou: MemorandumOfUnderstanding) -> bool:
    """Whether ``user`` may record the signature of a party on its written request: staff who belong to no party of it,
    since those speak for one side. That a party has closed the document to staff is no hindrance."""
    if not is_staff(user) or not mous_visible_to(user).filter(pk=mou.pk).exists():
        return False
    return not mou.parties.filter(party__organization__in=organization_ids_of(user)).exists()


def may_record_witness(user, mou: MemorandumOfUnderstanding) -> bool:
    """Whether ``user`` may record that Search has signed as a witness: staff."""
    return is_staff(user) and mous_visible_to(user).filter(pk=mou.pk).exists()


def may_write(user, mou: MemorandumOfUnderstanding, organization: Organization | None) -> bool:
    """Whether ``user`` may write on a draft of ``mou`` for ``organization``: everybody of a party that has not left."""
    party = party_of(mou, organization)
    if party is None or party.party.left_on is not None:
        return False
    return is_colleague(user, party.party.organization)


def may_enter_mou(user, collaboration, organization: Organization | None) -> bool:
    """Whether ``user`` may enter a memorandum for ``organization`` in ``collaboration``: a representative of a party
    that has not left."""
    if organization is None or not is_representative(user, organization):
        return False
    return collaboration.parties.filter(organization=organization, left_on__isnull=True).exists()
