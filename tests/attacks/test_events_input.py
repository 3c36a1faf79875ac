"""Whatever is sent to an address of events, and by whichever method: an answer, and never a failure."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import get_resolver, reverse

from events.models import Pairing, Presence, PresentPerson
from tests.attacks.addresses import guessed, routes
from tests.attacks.trying import browser, taken_back
from tests.attacks.world import Attacked

STRANGE = {
    "nul": "a\0b",
    "script": "<script>alert(1)</script>",
    "turned round": "\u202egnorw\u2066",
    "formula": '=HYPERLINK("http://elsewhere.example";"x")',
    "long": "x" * 10_000,
    "negative": "-1",
    "huge": "9" * 30,
    "eastern digits": "٣",
    "object": '{"who": {"a": 1}}',
    "lines": "\r\n\u2028\x0b\x1f",
    "slash": "../../etc/passwd:weo:",
}


def forms(attacked: Attacked) -> dict[str, tuple[str, dict[str, Any]]]:
    """Every form of events' pages as it is sent when all is well: by name who sends it where, and what."""
    there = attacked.at_events
    coming, now = there.coming.slug, there.going_on.slug
    weo = Presence.objects.get(event=there.going_on, organization=attacked.cast.weo)
    walk_in = Presence.objects.get(event=there.going_on, organization=None)
    person = PresentPerson.objects.get(presence=walk_in)
    pairing = Pairing.objects.get(event=there.going_on)
    agenda = attacked.agenda
    seen: dict[str, Any] = {"pairing": str(pairing.public_id), "version": pairing.version}
    counts = {"women": "1", "men": "2", "not_stated": "0"}
    of_list = [now, there.pasted.public_id]

    def at(name: str, *args: Any) -> str:
        return reverse(f"events:{name}", args=args)

    answer = {"answer": "yes", "people": "Karim", "accounts": [attacked.cast.suzan.pk], "seen": ""}
    needs = {"access_needs": "a ramp", "dietary_needs": "no nuts", "remove_access_needs": "on"}
    line = {"name": "Karim", "organization": "WEO", "email": "", "sex": "", "choice": "written", "seen": ""}
    rounds = {"organizations": [attacked.cast.weo.pk], "rounds": "2", "minutes": "10", "pause": "5"}
    new = {"name_en": "Mothers", "kind": "national", "email": "a@elsewhere.example", "language": "en"}
    grid = reverse("collaborations:event_introductions", args=[now])
    return {
        "answer": ("suzan " + at("answer", coming), {**answer, **needs, "acting_for": "weo"}),
        "tap on an answer": (
            "suzan " + at("answer", coming),
            {"tap": "maybe", "seen": "", "acting_for": "weo"},
        ),
        "note": (
            "suzan " + reverse("collaborations:tap", args=[now]),
            {"other": "al-noor", "mark": "met", "next": "/events/", "acting_for": "weo"},
        ),
        "ask": (
            "suzan " + reverse("collaborations:ask", args=["outsider"]),
            {"event": now, "message": "Hello", "language": "en", "acting_for": "weo"},
        ),
        "cell": (f"staff {grid}", {"pair": "weo:al-noor", "on_0": "", "on_1": "", "on_2": ""}),
        "take back": (f"staff {grid}", {"take_back": "weo:al-noor"}),
        "several": (f"staff {grid}", {"first": attacked.cast.weo.pk, "others": [attacked.cast.al_noor.pk]}),
        "presence": ("staff " + at("presence", now), {"name": "WEO", "meant": "", "asked": "", **counts}),
        "came": ("staff " + at("presence_came", coming), {"organization": "weo"}),
        "counts": ("staff " + at("presence_counts", now, weo.public_id), {**counts, "based_on": ""}),
        "people": (
            "staff " + at("presence_people", now, weo.public_id),
            {"people": "Karim", "sex": "", "based_on": ""},
        ),
        "person": (
            "staff " + at("presence_person", now, walk_in.public_id, person.pk),
            {"name": "Karim", "email": "", "sex": "", "based_on": ""},
        ),
        "who": (
            "staff " + at("presence_who", now, walk_in.public_id),
            {"name": "WEO", "meant": "", "asked": "", "based_on": "", "based_on_other": "", "merge": ""},
        ),
        "remove line": ("staff " + at("presence_remove", now, weo.public_id), {"based_on": ""}),
        "invite": ("staff " + at("walk_in_invite", now, walk_in.public_id), new),
        "paste": ("staff " + at("paste_list", now), {"text": "Karim, WEO"}),
        "review": ("staff " + at("review_list", *of_list), {"only": "", "w-zqpasted": "walk_in"}),
        "line": ("staff " + at("list_line", *of_list, 1), {**line, **counts}),
        "save list": ("staff " + at("save_list", *of_list), {"seen": "", "mark": ""}),
        "rounds": ("staff " + at("pairing_new", now), {**seen, **rounds, "day": "", "starts_at": "10:00"}),
        "swap": (
            "staff " + at("pairing_swap", now),
            {**seen, "round": "1", "first": attacked.cast.weo.pk, "second": attacked.cast.outsider_org.pk},
        ),
        "publish": ("staff " + at("pairing_publish", now), seen),
        "take back rounds": ("staff " + at("pairing_take_back", now), seen),
        "remove rounds": ("staff " + at("pairing_remove", now), seen),
        "file": (
            "staff " + at("files", now),
            {"kind": "agenda", "title": "A", "upload": SimpleUploadedFile("a.pdf", b"%PDF-1.7 no")},
        ),
        "title": ("staff " + at("rename_file", agenda.event.slug, agenda.public_id), {"title": "A"}),
    }


@pytest.mark.parametrize("value", STRANGE)
def test_no_form_fails_whatever_stands_in_one_of_its_fields(attacked: Attacked, value: str):
    failed = []
    for name, (who_where, sent) in forms(attacked).items():
        who, path = who_where.split()
        client = browser(attacked.people()[who])
        for number, field in enumerate(sent):
            # By turns as a page and as a live part of one.
            headers = {"HX-Request": "true"} if (number + len(value)) % 2 else {}
            with taken_back():
                response = client.post(path, {**sent, field: STRANGE[value]}, headers=headers)
            if response.status_code >= 500:
                failed.append((name, field))
    assert failed == []


ASKED = (
    "page",
    "saved",
    "added",
    "changed",
    "blank_lines",
    "organizations",
    "language",
    "event",
    "next",
    "for",
)


@pytest.mark.parametrize("value", ["nul", "script", "long", "negative", "huge", "eastern digits"])
def test_no_page_fails_whatever_is_asked_of_it(attacked: Attacked, value: str):
    query = dict.fromkeys(ASKED, STRANGE[value])
    failed = []
    for who in ("staff", "suzan"):
        client = browser(attacked.people()[who])
        for path in sorted(pages_to_ask()):
            with taken_back():
                if client.get(path, query).status_code >= 500:
                    failed.append((who, path))
    assert failed == []


def pages_to_ask() -> set[str]:
    """Pages of events, one or two of each sort."""
    wanted = ("/events/going-on/", "/events/coming/")
    found = {path for path in guessed() if path.startswith(wanted)}
    return {"/events/", "/organizations/outsider/introduce/"} | found


@pytest.mark.parametrize("method", ["put", "delete", "options"])
def test_another_method_is_refused(attacked: Attacked, method: str):
    """To whoever may see the page 405, to others as if it were not there."""
    statuses = set()
    for who in ("staff", "suzan", "observer"):
        client = browser(attacked.people()[who])
        for path in pages_to_ask() - {"/organizations/outsider/introduce/"}:
            with taken_back():
                statuses.add(getattr(client, method)(path).status_code)
    assert statuses == {404, 405}


def test_a_form_without_its_secret_is_refused(attacked: Attacked):
    for name, (who_where, sent) in forms(attacked).items():
        who, path = who_where.split()
        client = Client(enforce_csrf_checks=True)
        client.force_login(attacked.people()[who])
        with taken_back():
            assert client.post(path, sent).status_code == 403, name


def test_a_form_sent_twice_is_an_answer_twice(attacked: Attacked):
    """The second finds what the first one did: moved on, refused in words, or gone."""
    for name, (who_where, sent) in forms(attacked).items():
        who, path = who_where.split()
        client = browser(attacked.people()[who])
        with taken_back():
            for _time in range(3):
                assert client.post(path, sent).status_code in {200, 302, 404, 409, 422}, name


KEYS = ("00000000-0000-4000-8000-000000000000", "not-a-key", "%00", "9" * 40, "%F0%9F%92%A9")


def test_no_address_fails_whatever_key_stands_in_it(attacked: Attacked):
    client, paths = browser(attacked.cast.staff), set()
    for route, key in product(routes(get_resolver().url_patterns), KEYS):
        for part in ("<uuid:public_id>", "<int:pk>", "<int:number>", "<slug:language>"):
            route = route.replace(part, key)
        if route.startswith("events/"):
            paths |= {"/" + route.replace("<slug:slug>", slug) for slug in ("going-on", key)}
    failed = []
    for path in sorted(paths):
        with taken_back():
            failed += [path for way in (client.get, client.post) if way(path).status_code >= 500]
    assert failed == []


@pytest.mark.parametrize(
    "line",
    [
        "x" * 10_000,
        "a, " * 3_000,
        "\u202e" * 5_000,
        "٣ نساء، " * 1_000,
        "=1+1|" * 2_000,
        "\0" * 9_000 + "Karim",
    ],
    ids=["one word", "commas", "turned round", "counts", "formulas", "nul"],
)
def test_a_huge_list_is_an_answer(attacked: Attacked, line: str):
    """500 lines of 10 000 signs: more than the portal takes; 200 of a thousand: read, and shown."""
    client = browser(attacked.cast.staff)
    path = reverse("events:paste_list", args=["going-on"])
    for text in ("\n".join([line] * 500), "\n".join([line[:1000]] * 200)):
        with taken_back():
            response = client.post(path, {"text": text})
            assert response.status_code in {302, 413, 422}
            if response.status_code == 302:
                assert client.get(response["Location"]).status_code == 200
