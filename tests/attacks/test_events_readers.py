"""Who reads what of an event once they have answered, left, or never been of it; and what papers and files name."""

from __future__ import annotations

from django.urls import reverse

from cop_portal.dates import today
from events.actions import answer_event
from events.models import Event, EventFile, Rsvp
from tests.attacks.test_events_untold import EVENTS, PAGES
from tests.attacks.trying import browser, taken_back
from tests.attacks.world import DISCREET, HIDDEN, Attacked
from tests.attacks.world_events import HIDDEN_COMES, VANISHED, WEO_COMES
from tests.events import pdf_text
from tests.events.files_of_events import with_file


def test_a_no_or_a_maybe_reads_neither_who_comes_nor_the_way_in_of_a_no(attacked: Attacked):
    """Asked page by page of every answer: yes, maybe, no and none."""
    cast, event = attacked.cast, attacked.at_events.coming
    online, discreet = "ZQONLINE", cast.discreet_org.name_en
    for answer, reads_who, joins in (("yes", True, True), ("maybe", False, True), ("no", False, False)):
        with taken_back():
            answer_event(event=event, organization=cast.outsider_org, by=cast.outsider, answer=answer)
            page = browser(cast.outsider).get("/events/coming/").content.decode()
        assert (discreet in page, online in page) == (reads_who, joins), answer
    with taken_back():
        Rsvp.objects.filter(organization=cast.outsider_org).delete()
        page = browser(cast.outsider).get("/events/coming/").content.decode()
    assert discreet not in page
    assert online not in page


def test_whoever_leaves_reads_nothing_of_it_any_more(attacked: Attacked):
    with taken_back():
        attacked.cast.colleague.memberships.update(until=today())
        client = browser(attacked.cast.colleague)
        for slug in EVENTS:
            for page in (*PAGES, "files/"):
                assert client.get(f"/events/{slug}/{page}").status_code == 404
            for page, sent in (("met/", {"other": "al-noor", "mark": "met"}), ("answer/", {"tap": "no"})):
                assert client.post(f"/events/{slug}/{page}", sent).status_code == 404


def test_a_cancelled_event_tells_nobody_who_was_to_come(attacked: Attacked):
    """Neither its link nor its rounds."""
    with taken_back():
        Event.objects.filter(slug="coming").update(cancelled_on=today(), cancel_reason="Roads are closed")
        for who in ("suzan", "discreet", "ahmed"):
            client = browser(attacked.people()[who])
            page = client.get("/events/coming/").content.decode()
            assert "ZQONLINE" not in page
            assert client.get("/events/coming/schedule/").status_code == 404
            assert (
                who != "discreet"
                or "Women Empowerment" not in page.partition("<footer")[0].partition("demo-note")[0]
            )


def test_the_desk_names_nothing_to_members(attacked: Attacked):
    """Lists, histories and what is offered while one types are for staff."""
    pages = [reverse(f"admin:events_{model}_changelist") for model in ("event", "presence", "keepapart")] + [
        reverse("admin:autocomplete")
        + "?app_label=events&model_name=eventinvitation&field_name=organization&term=zq"
    ]
    for who in ("suzan", "observer", "hidden", "visitor"):
        user = attacked.people()[who]
        client = browser(user)
        for path in pages:
            response = client.get(path)
            assert response.status_code in {302, 403, 404}, (who, path)
            assert "ZQVANISHED" not in response.content.decode()
    client = browser(attacked.cast.superuser)
    assert [client.get(path).status_code for path in pages] == [200] * 4


def test_a_file_of_an_open_event_opens_for_members_alone(attacked: Attacked):
    """What its name says is in a header; nobody else gets one."""
    with taken_back():
        file: EventFile = with_file(attacked.cast, attacked.workshop, title="Slides", pages=5)
        for who, status in (("outsider", 200), ("former", 200), ("observer", 404), ("visitor", 302)):
            user = attacked.people()[who]
            client = browser(user)
            response = client.get(file.get_absolute_url())
            assert response.status_code == status, who
            assert (status == 200) == ("Content-Disposition" in response.headers)


def test_a_calendar_file_names_nobody(attacked: Attacked):
    """Neither the event, its place, its link, nor who comes."""
    Event.objects.filter(slug="coming").update(place="ZQPLACE")
    for who in ("suzan", "staff", "hidden"):
        response = browser(attacked.people()[who]).get("/events/coming/calendar.ics")
        text = response.content.decode() + str(response.headers)
        assert "ZQ" not in text
        assert "coming" not in text


def test_the_sheet_that_lies_on_the_table_names_no_hidden_one_and_no_person(attacked: Attacked):
    """Neither of those that were hidden when they said yes, nor of those that are by now."""
    client = browser(attacked.cast.staff)
    for language in ("en", "ar", "ckb"):
        path = reverse("events:sheet_pdf", args=["coming", language])
        text = pdf_text.text_of(client.get(path, {"organizations": "on"}).content)
        assert [word for word in (HIDDEN, VANISHED, WEO_COMES, HIDDEN_COMES) if word in text] == []
        assert DISCREET in text
