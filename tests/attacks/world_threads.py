"""The word wherever else the parties of a thread write to each other: rests, files, what is found, who is proposed."""

from __future__ import annotations

import datetime

from collaborations.actions import activity_files, joining, meetings, standing
from collaborations.models import Collaboration
from tests.cast import Cast
from tests.collaborations.mous import paper


def write_the_rest(cast: Cast, thread: Collaboration, word: str, *, held_on: datetime.date) -> None:
    """``word`` in an entry point, the challenges of a meeting, the name and title of an activity's file, why it was
    paused, and the message to the parties about an organization that could join and knows nothing of it yet."""
    values = {"collaboration": thread, "organization": cast.weo, "by": cast.suzan}
    meetings.record_meeting(
        **values,
        held_on=held_on,
        attending=dict.fromkeys(thread.parties.all(), word),
        entry_points=((cast.legal_aid, word),),
        challenges=word,
    )
    held = thread.activities.filter(held_on__isnull=False).get()
    activity_files.add_activity_file(
        activity=held, organization=cast.weo, by=cast.suzan, upload=paper(f"{word}.pdf"), title=word
    )
    standing.pause(**values, text=word)
    standing.take_up_again(**values)
    joining.propose(**values, to=cast.outsider_org, message=word)
