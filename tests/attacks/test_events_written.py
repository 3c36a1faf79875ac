"""What people write about events is words: on pages, on papers, in mails and in headers."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse

from collaborations.actions.introductions import introduce_at_event
from collaborations.actions.taps import tap
from cop_portal.dates import today
from events.actions import announce_event, answer_event, cancel_event, create_event, log_presence
from events.actions.files import add_event_file
from events.actions.pairings import make_pairing, publish_pairing
from events.actions.walk_ins import invite_walk_in
from events.models import Event, EventSession, Presence, PresentPerson, RsvpPerson, Speaker
from members.models import Organization, OrganizationLanguage
from tests.attacks.addresses import guessed
from tests.attacks.test_crawl import crawl
from tests.attacks.trying import browser, taken_back
from tests.attacks.world import Attacked
from tests.cast import Cast
from tests.events import pdf_text
from tests.events.files_of_events import pdf

CODE = "<script>zq()</script><img src=x onerror=zq()>\"'"
# As it would stand in a page that runs it.
RUNS = ("<script>zq", "<img src=x", "onerror=zq()>\"'")
BROKEN = 'A"; filename=zq.html\r\nSet-Cookie: zq=1; <b>.pdf'


def written_everywhere(attacked: Attacked) -> None:
    """Code in every text of an event that people read."""
    Event.objects.update(name_en=CODE, name_ar=CODE, place=CODE)
    Organization.objects.exclude(kind="convenor").update(
        name_en=CODE, name_ar="", short_name_en=CODE, acronym=""
    )
    Presence.objects.exclude(walk_in_name="").update(walk_in_name=CODE)
    PresentPerson.objects.update(name=CODE)
    RsvpPerson.objects.update(name=CODE)
    EventSession.objects.update(name_en=CODE)
    Speaker.objects.create(session=EventSession.objects.get(), name=CODE, role=CODE)
    for event in Event.objects.all():
        event.texts.create(field="description", language="en", origin="original", text=CODE)
        event.files.update(title=CODE)
    attacked.at_events.pasted.text = f"{CODE}, {CODE}\n{CODE} | zq@elsewhere.example"
    attacked.at_events.pasted.save()


@pytest.mark.parametrize("who", ["suzan", "staff", "discreet"])
def test_nothing_that_is_written_runs(attacked: Attacked, who: str):
    with taken_back():
        written_everywhere(attacked)
        starts = {path for path in guessed() if path.startswith("/events/")} | {"/", "/collaborations/"}
        pages = crawl(browser(attacked.people()[who]), starts)
    # On paper it is words.
    assert [path for path, text in pages.items() for bad in RUNS if bad in text and ".pdf" not in path] == []
    assert [path for path, text in pages.items() if "&lt;script&gt;zq()" in text]


def test_a_refusal_repeats_what_was_typed_as_words(attacked: Attacked):
    """Sent to each form that shows it again."""
    there, client = attacked.at_events, browser(attacked.cast.staff)
    line = Presence.objects.get(event=there.going_on, organization=None)
    key = there.pasted.public_id
    for path, sent in (
        (reverse("events:presence", args=["going-on"]), {"name": CODE, "women": CODE}),
        (reverse("events:presence_people", args=["going-on", line.public_id]), {"people": CODE, "sex": CODE}),
        (reverse("events:presence_who", args=["going-on", line.public_id]), {"name": CODE, "asked": CODE}),
        (reverse("events:list_line", args=["going-on", key, 1]), {"name": CODE, "email": CODE, "seen": CODE}),
        (reverse("events:pairing_new", args=["going-on"]), {"rounds": CODE, "minutes": CODE, "day": CODE}),
        (reverse("events:files", args=["going-on"]), {"kind": CODE, "title": CODE * 9}),
    ):
        for headers in ({}, {"HX-Request": "true"}):
            with taken_back():
                page = client.post(path, sent, headers=headers).content.decode()
            assert [bad for bad in RUNS if bad in page] == [], path
    client = browser(attacked.cast.suzan)
    sent = {"answer": CODE, "people": CODE * 9, "access_needs": CODE * 40, "seen": CODE, "acting_for": "weo"}
    page = client.post(reverse("events:answer", args=["coming"]), sent).content.decode()
    assert [bad for bad in RUNS if bad in page] == []


def test_a_tap_leads_to_no_other_site(attacked: Attacked):
    """Nor does the page to come back to put anything into headers."""
    client = browser(attacked.cast.suzan)
    for page in (
        "//evil.example/",
        "https://evil.example",
        "/\\evil.example",
        "javascript:zq()",
        "/a\r\nSet-Cookie: zq=1",
    ):
        with taken_back():
            sent = {"other": "al-noor", "mark": "met", "acting_for": "weo", "next": page}
            response = client.post("/events/going-on/met/", sent)
        assert response["Location"].startswith(("/events/going-on/", "/a%0D%0A"))
        assert "zq" not in response.cookies


def test_a_file_is_handed_out_under_a_harmless_name(attacked: Attacked):
    with taken_back():
        file = add_event_file(
            event=attacked.workshop,
            by=attacked.cast.staff,
            kind="slides",
            upload=pdf(name=BROKEN),
            title=BROKEN,
        )
        response = browser(attacked.cast.outsider).get(file.get_absolute_url())
        assert response.status_code == 200
        header = response["Content-Disposition"]
        assert header.startswith("attachment")
        assert header.isprintable()
        assert "zq" not in response.cookies


def test_a_formula_or_a_turned_text_is_printed_as_it_is(attacked: Attacked):
    """The sheet to sign is set by a program that reads a language of its own: nothing in a name is of it."""
    evil = '#read("/etc/passwd") $x$ *b* _e_ \\ = #let x = 1 @a <b> "q"'
    with taken_back():
        Event.objects.filter(slug="coming").update(name_en=evil, place=evil)
        Organization.objects.filter(slug="weo").update(name_en=evil, name_ar="", name_ckb="")
        for language in ("en", "ar", "ckb"):
            path = reverse("events:sheet_pdf", args=["coming", language])
            response = browser(attacked.cast.staff).get(path, {"organizations": "on"})
            assert response.status_code == 200
            text = pdf_text.text_of(response.content).replace("\n", "")
            assert "root:" not in text
            assert "/" not in response["Content-Disposition"]
            assert "etc" not in response["Content-Disposition"]


# -- mails ------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_no_mail_says_who_what_or_where(cast: Cast, django_capture_on_commit_callbacks):
    """All that is mailed about an event from its announcement to its end: neither its name, nor a place, nor anybody
    but who reads it; and to nobody who may not know of it."""
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        all_of_an_event(cast)
    assert len(mail.outbox) > 8
    # What chance writes into the address of an invitation or a choice of mails says nothing, whatever letters it takes.
    texts = [
        re.sub(r"/(invitations|mails)/\S+", "", f"{one.subject} {one.body} {one.extra_headers}")
        for one in mail.outbox
    ]
    assert [text for text in texts if "ZQ" in text.upper()] == []
    names = [one.name_en for one in Organization.objects.exclude(kind="convenor")]
    assert [name for text in texts for name in names if name in text and "invited" not in text] == []
    closed = [one for one in mail.outbox if cast.observer.email in one.to or cast.outsider.email in one.to]
    assert closed == []


def all_of_an_event(cast: Cast) -> None:
    """Two invited organizations, of which one is hidden, do all that one can at an event."""
    facts: dict[str, Any] = {
        "place": "ZQPLACE",
        "online_link": "https://zqlink.example/",
        "open_to": "invited",
    }
    event = create_event(
        by=cast.staff, kind="workshop", name_en="ZQEVENT", slug="zqslug", starts_on=today(), **facts
    )
    three = (cast.weo, cast.al_noor, cast.hidden_org)
    for one in three:
        event.invitations.create(organization=one)
        OrganizationLanguage.objects.get_or_create(organization=one, language="ar")
    announce_event(event=event, by=cast.staff)
    said = {"answer": "yes", "people": ["ZQPERSON"], "access_needs": "ZQNEEDS"}
    for one, by in zip(three, (cast.suzan, cast.ahmed, cast.hidden), strict=True):
        answer_event(event=event, organization=one, by=by, accounts=[by.pk], **said)
    pairing = make_pairing(event=event, by=cast.staff, organizations=three[:2], rounds=1, minutes=10)
    publish_pairing(pairing=pairing, by=cast.staff)
    for one in three:
        log_presence(event=event, by=cast.staff, organization=one, people=(("ZQPERSON", "woman", ""),))
    walk_in = log_presence(event=event, by=cast.staff, walk_in_name="ZQWALKIN", women=1)
    invite_walk_in(
        presence=walk_in,
        by=cast.staff,
        name_en="Mothers of Sinjar",
        kind="local",
        email="new@elsewhere.example",
    )
    tap(event=event, organization=cast.weo, other=cast.al_noor, by=cast.colleague, mark="talk_on")
    tap(event=event, organization=cast.weo, other=cast.al_noor, by=cast.suzan, mark="met")
    tap(event=event, organization=cast.al_noor, other=cast.weo, by=cast.ahmed, mark="met")
    introduce_at_event(
        event=event, first=cast.weo, second=cast.hidden_org, by=cast.staff, reveals_hidden=True
    )
    other = create_event(
        by=cast.staff, kind="webinar", name_en="ZQOTHER", starts_on=today(), open_to="invited"
    )
    other.invitations.create(organization=cast.weo)
    announce_event(event=other, by=cast.staff)
    cancel_event(event=other, by=cast.staff, reason="ZQREASON")
