"""A workshop of today: WEO and two more are there, the outsider is not. One has noted that it met WEO."""

from __future__ import annotations

from collaborations.actions.introductions import introduce_at_event
from collaborations.actions.taps import tap
from members.models import Membership, Organization, User
from tests.access.matrix import World
from tests.cast import JOINED
from tests.collaborations.event_steps import MET, goes_on


def _member(slug: str) -> Organization:
    organization = Organization.objects.create(
        slug=slug, name_en=f"Society {slug}", kind="local", member_since=JOINED
    )
    person = User.objects.create_user(f"{slug}@member.example", "x", name=f"Nada {slug}")
    Membership.objects.create(user=person, organization=organization, role="representative", since=JOINED)
    return organization


def extend(world: World) -> None:
    """``today_event``; ``guest``, whom nobody there knows; ``noter``, whose note waits for WEO's answer (``noted``)."""
    cast = world.cast
    guest, noter = _member("guest"), _member("noter")
    event = goes_on(cast.weo, guest, noter, cast.hidden_org, slug="of-today")
    world.things.update(today_event=event, guest=guest, noter=noter)
    person = noter.memberships.get().user
    tap(event=event, organization=noter, other=cast.weo, by=person, mark=MET)
    world.things["noted"] = noter.introductions_as_first.get()
    introduce_at_event(event=event, first=guest, second=noter, by=cast.staff)
