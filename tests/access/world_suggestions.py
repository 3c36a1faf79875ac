"""What Search suggests to WEO: one that waits, one that it has answered with a reason, and one it is not asked yet."""

from __future__ import annotations

from collaborations.actions.suggestions import answer_suggestion, suggest
from cop_portal.dates import today
from members.models import Membership, Organization, User
from tests.access.matrix import World


def extend(world: World) -> None:
    """``suggested``: WEO and another; ``suggested_refused``: WEO has said no; ``suggested_hidden``: the hidden
    organization has not answered, and so WEO is not asked."""
    cast = world.cast
    for slug in ("suggested", "refused"):
        organization = Organization.objects.create(
            slug=f"{slug}-society", name_en=f"Society {slug}", kind="local", member_since=today()
        )
        person = User.objects.create_user(f"{slug}@member.example", "x", name="Somebody")
        Membership.objects.create(
            user=person, organization=organization, role="representative", since=today()
        )
        world.things[f"{slug}_society"] = organization
    values = {"by": cast.staff, "reason": "Both train women."}
    world.things["suggested"] = suggest(first=world.suggested_society, second=cast.weo, **values)
    refused = suggest(first=cast.weo, second=world.refused_society, **values)
    world.things["suggested_refused"] = answer_suggestion(
        suggestion=refused, organization=cast.weo, by=cast.suzan, answer="no", reason="No time."
    )
    world.things["suggested_hidden"] = suggest(first=cast.weo, second=cast.hidden_org, **values)
