"""Nobody keeps, drops or takes on words that they have not read; what their form says of it tells nothing."""

from __future__ import annotations

import datetime
import hashlib
import re

import pytest

from collaborations.actions.promise_changes import name_person, reopen
from collaborations.actions.promise_corrections import correct_action_point
from collaborations.actions.promises import drop, mark_done
from collaborations.models import ActionPoint
from cop_portal.dates import today
from cop_portal.refusals import Refused
from tests.cast import Cast
from tests.collaborations.promising import ALNOOR, DAY, WEO, address, fresh, owed, read, send
from tests.collaborations.steps import introduced, party

pytestmark = pytest.mark.django_db
CHANGED = "This was changed meanwhile"
OTHER = "Pay WEO 9000 dollars"


@pytest.fixture
def point(cast: Cast) -> ActionPoint:
    """Al Noor owes it; WEO wrote it down."""
    return owed(cast, introduced(cast), cast.al_noor, what="Send the form", on=today() - 9 * DAY)


def day(name: str, on: datetime.date) -> dict:
    """``on`` in the three fields of a form."""
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def seen_by(user, name: str, point: ActionPoint) -> str:
    """What a form that ``user`` opens carries."""
    return re.search(r'name="seen" value="([0-9a-f]+)"', read(user, address(name, point)))[1]


def other_words(cast: Cast, point: ActionPoint, what: str = OTHER) -> None:
    """WEO puts it in other words."""
    us = {"organization": cast.weo, "by": cast.suzan}
    correct_action_point(action_point=point, **us, seen=fresh(point).corrections, what=what, language="en")


def test_it_works(cast: Cast, point: ActionPoint):
    """Al Noor reads the new words, with what it typed; sent once more, it is done, and twice is once."""
    form = {**ALNOOR, **day("done_on", today()), "evidence": "Sent on Monday"}
    seen = seen_by(cast.ahmed, "done", point)
    other_words(cast, point)
    response = send(cast.ahmed, "done", point, seen=seen, **form)
    page = response.content.decode()
    assert response.status_code == 422
    assert fresh(point).done_on is None
    for words in (CHANGED, OTHER, "Sent on Monday"):
        assert words in page
    seen = re.search(r'name="seen" value="([0-9a-f]+)"', page)[1]
    for _click in range(2):
        assert "Saved. Thank you." in send(cast.ahmed, "done", point, seen=seen, **form).content.decode()
    assert fresh(point).evidence == "Sent on Monday"


def test_what_is_wrong_besides_is_not_read(cast: Cast, point: ActionPoint):
    """A form with a mistake that comes back in other words is told of them when it is sent again."""
    seen = seen_by(cast.ahmed, "done", point)
    other_words(cast, point)
    page = send(cast.ahmed, "done", point, seen=seen, **ALNOOR, **day("done_on", today() + DAY)).content
    again = re.search(r'name="seen" value="([0-9a-f]+)"', page.decode())[1]
    page = send(cast.ahmed, "done", point, seen=again, **ALNOOR, **day("done_on", today())).content.decode()
    assert CHANGED in page
    assert fresh(point).done_on is None


def test_dropped(cast: Cast, point: ActionPoint):
    """The same, and a double click is one."""
    seen = seen_by(cast.ahmed, "drop", point)
    other_words(cast, point)
    page = send(cast.ahmed, "drop", point, seen=seen, **ALNOOR, reason="Nobody needs it").content.decode()
    assert CHANGED in page
    assert "Nobody needs it" in page
    assert fresh(point).dropped_on is None
    seen = seen_by(cast.ahmed, "drop", point)
    for _click in range(2):
        page = send(cast.ahmed, "drop", point, seen=seen, **ALNOOR, reason="Nobody needs it").content.decode()
        assert "Saved. The others can read why." in page
    assert fresh(point).dropped_by == party(point.collaboration, cast.al_noor)


def test_taken_on(cast: Cast, point: ActionPoint):
    """WEO takes on what it read."""
    seen, own = seen_by(cast.suzan, "reassign", point), party(point.collaboration, cast.weo)
    us = {"organization": cast.al_noor, "by": cast.ahmed}
    correct_action_point(action_point=point, **us, seen=0, what=OTHER)
    form = {**WEO, "party": own.pk, "reason": "We have the form here"}
    assert CHANGED in send(cast.suzan, "reassign", point, seen=seen, **form).content.decode()
    assert fresh(point).party != own
    send(cast.suzan, "reassign", point, **form)
    assert fresh(point).party == own


def test_opened_again(cast: Cast, point: ActionPoint):
    """A colleague says what shows it while another says that it is not done: nothing is taken away unread."""
    us = {"action_point": point, "organization": cast.al_noor, "by": cast.ahmed}
    mark_done(**us)
    seen = seen_by(cast.ahmed, "reopen", point)
    send(cast.alnoor_colleague, "evidence", point, **ALNOOR, evidence="Sent on Monday")
    page = send(cast.ahmed, "reopen", point, seen=seen, **ALNOOR, reason="Not yet").content.decode()
    assert CHANGED in page
    assert fresh(point).evidence == "Sent on Monday"
    with pytest.raises(Refused):
        reopen(**us, reason="Not yet", seen=seen)


def test_closed_and_opened_again_meanwhile(cast: Cast, point: ActionPoint):
    """An old page of what was done and opened again since does not drop it."""
    us = {"action_point": point, "organization": cast.al_noor, "by": cast.ahmed}
    seen = seen_by(cast.suzan, "drop", point)
    mark_done(**us)
    reopen(**us, reason="It was the other form")
    with pytest.raises(Refused) as refusal:
        drop(action_point=point, organization=cast.weo, by=cast.suzan, reason="Old", seen=seen)
    assert refusal.value.code == "changed_meanwhile"


def test_the_form_tells_nothing(cast: Cast, point: ActionPoint):
    """Who of Al Noor does it cannot be worked out, and changes nothing for WEO."""
    before = seen_by(cast.suzan, "due", point)
    us = {"action_point": point, "organization": cast.al_noor, "by": cast.ahmed}
    own = seen_by(cast.ahmed, "due", point)
    name_person(**us, person=cast.ahmed)
    name_person(**us, person=cast.alnoor_colleague, reason="I am away")
    assert seen_by(cast.suzan, "due", point) == before
    assert seen_by(cast.ahmed, "due", point) != own
    later = today() + 60 * DAY
    send(cast.suzan, "due", point, seen=before, **WEO, **day("due_on", later), reason="The hall is free")
    assert fresh(point).due_on == later


def test_it_is_made_with_a_secret(cast: Cast, point: ActionPoint, settings):
    """With another secret it is another one; it is no hash of what stands there."""
    before = seen_by(cast.suzan, "drop", point)
    facts = (point.pk, 0, point.party_id, None, None, None, None, "", None, 0)
    assert not hashlib.sha256(repr(facts).encode()).hexdigest().startswith(before)
    settings.SECRET_KEY = "another"
    assert seen_by(cast.suzan, "drop", point) != before
