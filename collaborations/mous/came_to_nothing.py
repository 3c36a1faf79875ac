"""Who gave back what was entered with its paper."""

from __future__ import annotations

from collaborations.models import MouVersion


def was_returned(version: MouVersion) -> bool:
    """Whether ``version``, which was entered with its paper, was returned by another party than that which entered it;
    that one withdraws it. A text that is written here is declined, or taken back."""
    if version.withdrawn_on is None or version.written_here or version.put_by_id is None:
        return False
    return version.withdrawn_for_id not in {None, version.put_by_id}
