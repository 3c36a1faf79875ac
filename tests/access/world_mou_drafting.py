"""A draft of WEO and Al Noor that both write on, and an amendment of one that is signed."""

from __future__ import annotations

from collaborations.actions.mou_drafting import begin_amendment
from collaborations.mous.drafting.model_texts import load_model_texts
from tests.access.matrix import World
from tests.collaborations.mou_steps import drafted, saved
from tests.collaborations.mous import confirm, entered, thread_of


def extend(world: World) -> None:
    """``draft_mou`` with two texts, ``amended_mou`` with a drafted amendment, ``thread_to_draft`` without one."""
    cast = world.cast
    load_model_texts()
    world.things["thread_to_draft"] = thread_of(cast.weo, cast.al_noor)
    draft = drafted(cast)
    draft.versions.get().revisions.update(made_at="2026-11-01T09:00Z")
    saved(cast, draft, topics=[])
    world.things["draft_mou"] = draft
    amended = entered(cast)
    confirm(cast, amended)
    begin_amendment(
        mou=amended, organization=cast.weo, by=cast.suzan, title="Longer", purpose="One year more."
    )
    world.things["amended_mou"] = amended
