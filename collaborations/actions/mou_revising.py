"""Keeping how a version reads: several savings of one person in a row are one revision."""

from __future__ import annotations

import datetime

from django.utils import timezone

from collaborations.actions.mou_common import received_at
from collaborations.models import MouParty, MouReturn, MouRevision, MouVersion
from collaborations.mous.drafting.written import bodies_of, fingerprint

IN_A_ROW = datetime.timedelta(hours=1)


def write_revision(
    version: MouVersion, own: MouParty, by, on: datetime.date | None = None, *, anew: bool = False
) -> MouRevision:
    """The last revision of ``version``, written by ``by`` for ``own`` if it reads otherwise now. Call it with the
    memorandum's row locked; ``on``: at noon of that day. ``anew``: the one before stays, whoever wrote it."""
    # Nothing that was read before the change may be told again.
    version = MouVersion.objects.select_related("mou__renews").get(pk=version.pk)
    bodies = bodies_of(version)
    last = version.revisions.order_by("-number").first()
    if last is not None and last.bodies == bodies and not anew:
        return last
    now = received_at(on) or timezone.now()
    if last is None or anew or not _goes_on(last, version, own, by, now):
        return MouRevision.objects.create(
            version=version,
            number=last.number + 1 if last is not None else 1,
            bodies=bodies,
            sha256=fingerprint(bodies),
            made_by=by,
            made_for=own,
            made_at=now,
        )
    last.bodies, last.sha256, last.made_at = bodies, fingerprint(bodies), now
    last.save(update_fields=["bodies", "sha256", "made_at"])
    return last


def _goes_on(last: MouRevision, version: MouVersion, own: MouParty, by, now: datetime.datetime) -> bool:
    """Whether ``last`` is still being written by the same person; what was put to the parties stays as it was."""
    is_kept = version.frozen_revision_id == last.pk or MouReturn.objects.filter(revision=last).exists()
    return (
        not is_kept
        and (last.made_by_id, last.made_for_id) == (by.pk, own.pk)
        and now - last.made_at < IN_A_ROW
    )
