"""What shows that an action point is done: a sentence, a file, or both; the parties' alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from collaborations.actions.promise_changes import change_evidence, reopen
from collaborations.actions.promises import mark_done
from collaborations.actions.threads import leave
from collaborations.models import ActionPoint, ActionPointFile
from collaborations.promises.state import state_of
from cop_portal.dates import today
from cop_portal.documents.erasing import erase_unneeded
from cop_portal.documents.models import Document, DocumentOpening
from cop_portal.documents.store import storage
from members.models import Membership
from tests.cast import Cast, client_of
from tests.collaborations.mous import paper
from tests.collaborations.promising import WEO, address, fresh, owed, read, send
from tests.collaborations.steps import introduced
from tests.documents.files import plain

pytestmark = pytest.mark.django_db
MARKER = "ZEITOUN"


@pytest.fixture
def point(cast: Cast) -> ActionPoint:
    return owed(cast, introduced(cast))


def day() -> dict[str, str]:
    now = today()
    return {"done_on_day": str(now.day), "done_on_month": str(now.month), "done_on_year": str(now.year)}


def kept(cast: Cast, point: ActionPoint, **fields) -> ActionPointFile:
    """WEO's colleague did it, and a file shows it."""
    values = {"evidence": "Sent on Monday.", "upload": paper(f"{MARKER} receipt.pdf"), **fields}
    mark_done(action_point=point, organization=cast.weo, by=cast.colleague, **values)
    return ActionPointFile.objects.get(action_point=point)


def test_not_before_they_were_introduced(cast: Cast, point: ActionPoint):
    """A year that must be mistyped is told, and what was typed stays."""
    data = {**WEO, **day(), "done_on_year": "2020", "evidence": "Sent on Monday."}
    page = send(cast.colleague, "done", point, **data).content.decode()
    assert "This is before you were introduced on" in page
    assert "Sent on Monday." in page
    assert fresh(point).done_on is None


def file_url(file: ActionPointFile) -> str:
    return reverse("collaborations:action_file", args=[file.public_id])


def test_it_works(cast: Cast, point: ActionPoint):
    """A colleague sends both from the page; the other party reads and opens them."""
    data = {**WEO, **day(), "evidence": "Sent on Monday.", "upload": paper("receipt.pdf")}
    assert "Saved. Thank you." in send(cast.colleague, "done", point, **data).content.decode()
    file = ActionPointFile.objects.get()
    page = read(cast.ahmed, address("point", point))
    assert "Sent on Monday." in page
    assert "receipt.pdf" in page
    assert "Only the parties can open this." in page
    response = client_of(cast.ahmed).get(file_url(file))
    assert b"".join(response.streaming_content) == plain(4)
    assert response["Content-Disposition"].startswith("attachment")
    opening = DocumentOpening.objects.get()
    assert (opening.user, opening.organization_slug) == (cast.ahmed, "al-noor")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("report.docx", b"PK\x03\x04word/document.xml", "not a PDF"),
        ("slides.pptx", b"PK\x03\x04ppt/slides", "These are slides, not a PDF."),
        ("empty.pdf", b"", "The file is empty."),
        ("bad.pdf", b"%PDF-1.7 and nothing", "damaged"),
    ],
)
def test_a_refused_file_says_why_and_keeps_what_was_typed(cast, point, name, content, words):
    upload = SimpleUploadedFile(name, content, content_type="application/pdf")
    response = send(cast.suzan, "done", point, **WEO, **day(), evidence="Sent on Monday.", upload=upload)
    page = response.content.decode()
    assert response.status_code == 422
    assert words in page
    assert "Print it, sign it" not in page
    assert 'value="Sent on Monday."' in page
    assert fresh(point).done_on is None
    assert not Document.objects.exists()


def test_another_mistake_asks_for_the_file_again(cast: Cast, point: ActionPoint):
    response = send(cast.suzan, "done", point, **WEO, evidence="Sent.", upload=paper())
    assert response.status_code == 422
    assert "Choose the file again" in response.content.decode()
    page = send(cast.suzan, "done", point, **WEO, evidence="Sent.").content.decode()
    assert "Choose the file again" not in page


def test_nobody_else_opens_it(cast: Cast, point: ActionPoint):
    """Nor reads the page; who has left opens nothing any more."""
    file = kept(cast, point)
    for user in (cast.staff, cast.superuser, cast.outsider, cast.observer):
        for url in (file_url(file), address("point", point)):
            assert client_of(user).get(url).status_code == 404, (user, url)
    leave(collaboration=point.collaboration, organization=cast.al_noor, by=cast.ahmed)
    assert client_of(cast.ahmed).get(file_url(file)).status_code == 404
    # For the party, whatever else one belongs to.
    Membership.objects.create(
        user=cast.suzan, organization=cast.discreet_org, role="representative", since=today()
    )
    client = client_of(cast.suzan)
    client.post("/act-for/", {"organization": "discreet"})
    assert client.get(file_url(file)).status_code == 200
    assert DocumentOpening.objects.get().organization_slug == "weo"


def test_sent_twice_it_is_one_file(cast: Cast, point: ActionPoint):
    for _click in range(2):
        kept(cast, point)
    assert Document.objects.count() == 1


def test_the_sweep_keeps_it_until_it_is_taken_away(cast: Cast, point: ActionPoint):
    file = kept(cast, point)
    assert erase_unneeded(older_than=timedelta(0)).erased == 0
    assert client_of(cast.suzan).get(file_url(file)).status_code == 200
    reopen(action_point=fresh(point), organization=cast.weo, by=cast.suzan, reason="The wrong one.")
    assert client_of(cast.suzan).get(file_url(file)).status_code == 404
    assert erase_unneeded(older_than=timedelta(0)).erased == 1
    assert not storage().exists(file.document.storage_name)


def test_it_is_said_anew(cast: Cast, point: ActionPoint):
    """A better sentence leaves the file; another file takes its place; the box takes it away."""
    file = kept(cast, point)
    assert "Take the file away" in read(cast.colleague, address("evidence", point))
    assert send(cast.colleague, "evidence", point, **WEO, evidence="Sent on Tuesday.").status_code == 200
    assert fresh(point).evidence == "Sent on Tuesday."
    assert ActionPointFile.objects.get() == file
    other = SimpleUploadedFile("other.pdf", plain(2), content_type="application/pdf")
    send(cast.suzan, "evidence", point, **WEO, evidence="Sent on Tuesday.", upload=other)
    now = ActionPointFile.objects.get()
    assert now.document.name == "other.pdf"
    assert client_of(cast.suzan).get(file_url(file)).status_code == 404
    send(cast.suzan, "evidence", point, **WEO, evidence="Sent on Tuesday.", without_file="on")
    assert not ActionPointFile.objects.exists()
    assert "Take the file away" not in read(cast.colleague, address("evidence", point))


def test_two_say_it_anew(cast: Cast, point: ActionPoint):
    """The second reads what the first wrote, beside their own words; nothing is overwritten unasked."""
    kept(cast, point)
    seen = state_of(fresh(point), cast.weo)
    us = {"organization": cast.weo, "seen": seen}
    change_evidence(action_point=point, by=cast.suzan, evidence="Suzan's words.", **us)
    change_evidence(action_point=point, by=cast.suzan, evidence="Suzan's words.", **us)
    late = send(cast.colleague, "evidence", point, seen=seen, **WEO, evidence="Lana's words.")
    page = late.content.decode()
    assert late.status_code == 422
    assert "This was changed meanwhile" in page
    assert "Suzan&#x27;s words." in page
    assert "Lana&#x27;s words." in page
    assert fresh(point).evidence == "Suzan's words."
    send(cast.colleague, "evidence", fresh(point), **WEO, evidence="Lana's words.")
    assert fresh(point).evidence == "Lana's words."


def test_a_hidden_party_that_has_left_is_not_named(cast: Cast):
    """On the page of what it owed, and of what it gave away."""
    thread = introduced(cast, cast.weo, cast.hidden_org)
    thread.parties.create(organization=cast.al_noor, joined_on=today(), accepted_by=cast.ahmed)
    ours = owed(cast, thread, cast.hidden_org)
    send(
        cast.hidden,
        "reassign",
        ours,
        acting_for="hidden",
        party=thread.parties.get(organization=cast.weo).pk,
        reason="No time.",
    )
    theirs = owed(cast, thread, cast.hidden_org, what="Another thing")
    leave(collaboration=thread, organization=cast.hidden_org, by=cast.hidden)
    for point in (ours, theirs):
        for name in ("point", "reassign"):
            page = read(cast.suzan, address(name, point))
            assert "Hidden Shelter" not in page
        assert "A former party" in read(cast.suzan, address("point", point))


def test_a_second_person_is_told_that_it_is_done_and_keeps_what_they_typed(cast: Cast, point: ActionPoint):
    """Both had the page open; who comes second reads that a colleague was quicker, and nothing is thrown away."""
    url = address("done", point)
    kept(cast, point, evidence="By Lana.")
    answer = client_of(cast.suzan).post(url, {**WEO, **day(), "evidence": "By Suzan."})
    assert answer.status_code == 422
    assert "has marked this as done meanwhile" in answer.content.decode()
    assert "By Suzan." in answer.content.decode()
    assert fresh(point).evidence == "By Lana."
