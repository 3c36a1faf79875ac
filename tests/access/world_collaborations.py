"""WEO's thread with Al Noor with something in every place, a request to WEO, and one by WEO."""

from __future__ import annotations

import datetime

from collaborations.actions.activities import plan_activity, record_activity
from collaborations.actions.meetings import plan_meeting, record_meeting
from collaborations.actions.promises import promise
from collaborations.actions.requests import ask_for_introduction
from cop_portal.dates import today
from members.models import Membership, Organization, User
from tests.access.matrix import World
from tests.collaborations.steps import introduced, party, workshop

WEEK = datetime.timedelta(days=7)


def extend(world: World) -> None:
    """``thread`` and what lies beneath it; ``asked``: a request to WEO; ``sent``: one by WEO to the outsider;
    ``shown_thread``: Al Noor's with the outsider, which both show to other members."""
    cast = world.cast
    event = workshop(cast.weo, cast.al_noor, slug="thread-workshop")
    thread = introduced(cast, event=event)
    things = world.things
    things["thread"], things["thread_event"] = thread, event
    things["planned_meeting"] = plan_meeting(
        collaboration=thread, organization=cast.weo, by=cast.suzan, planned_on=today() + WEEK
    )
    # Recorded by Al Noor, so that WEO has areas to confirm.
    things["meeting"] = record_meeting(
        collaboration=thread,
        organization=cast.al_noor,
        by=cast.ahmed,
        held_on=today() - WEEK,
        attending={party(thread, cast.weo): "", party(thread, cast.al_noor): ""},
        areas=((cast.quotas, "You train."),),
    )
    things["action_point"] = promise(
        collaboration=thread,
        organization=cast.weo,
        by=cast.suzan,
        party=party(thread, cast.weo),
        what="Name two trainers",
    )
    things["activity"] = plan_activity(
        collaboration=thread,
        organization=cast.weo,
        by=cast.suzan,
        kind="training",
        title="Joint training",
        planned_on=today(),
    )
    newcomer = Organization.objects.create(
        slug="newcomer", name_en="Newcomer Society", kind="local", member_since=today()
    )
    person = User.objects.create_user("newcomer@member.example", "x", name="Nada Newcomer")
    Membership.objects.create(user=person, organization=newcomer, role="representative", since=today())
    things["held_activity"] = record_activity(
        activity=plan_activity(
            collaboration=thread,
            organization=cast.weo,
            by=cast.suzan,
            kind="training",
            title="Course",
            planned_on=today() - WEEK,
        ),
        organization=cast.weo,
        by=cast.suzan,
        held_on=today() - WEEK,
        participants={party(thread, cast.weo): (4, 3, 0)},
    )
    things["asked"] = ask_for_introduction(
        organization=newcomer, to=cast.weo, by=person, message="May we meet?"
    )
    things["sent"] = ask_for_introduction(
        organization=cast.weo, to=cast.outsider_org, by=cast.suzan, message="Shall we meet?"
    )
    shown = introduced(cast, cast.al_noor, cast.weo, workshop(cast.al_noor, cast.weo, slug="again"))
    assert shown == thread  # introduced again: a second origin, not a second thread
    other = workshop(cast.al_noor, cast.outsider_org, slug="others")
    things["shown_thread"] = introduced(cast, cast.al_noor, cast.outsider_org, other)
    things["shown_thread"].parties.update(shown_to_members=True)
