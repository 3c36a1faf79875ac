"""Every address of a profile, with the keys of a hidden organization's own rows, answers as a made-up one does.

Whatever is sent there, and however it is asked for: the same status, headers, cookies and body.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import get_resolver

from members.actions import identity, knowledge, offices, organizations, registration_files
from members.models import Membership
from tests.attacks.addresses import NAMED, routes
from tests.cast import Cast, client_of
from tests.documents import files, pictures

pytestmark = pytest.mark.django_db

NOBODY = "00000000-0000-4000-8000-000000000000"
THERE, NOWHERE = "zq-is-there-zq", "zq-is-not-zq"
# A key of a membership that no row has, and how both are written where answers are compared.
NO_KEY = "999999999"


@pytest.fixture
def rows(cast: Cast) -> dict[str, Any]:
    """A hidden organization with one of everything, by the part of an address that its key stands behind."""
    organization, by = cast.hidden_org, cast.hidden
    organization.slug = THERE
    organization.save()
    who = {"organization": organization, "by": by}
    knowledge.save_expertise(**who, topic=cast.legal_aid, band="1-5", shares="Everything")
    knowledge.save_need(**who, topic=cast.legal_aid, question="How?", audience="members")
    identity.set_logo(**who, upload=SimpleUploadedFile("logo.png", pictures.png()))
    registration = organizations.add_registration(**who, authority="kurdistan", number="K-1042")
    upload = SimpleUploadedFile("paper.pdf", files.plain())
    registration_files.set_registration_file(
        registration=registration, by=by, file_audience="members", upload=upload
    )
    return {
        "registrations/": registration.public_id,
        "projects/": knowledge.save_project(
            **who, title="A project", starts_on=datetime.date(2025, 1, 1)
        ).public_id,
        "offices/": offices.save_office(**who, governorate=cast.erbil).public_id,
        "other-names/": identity.save_other_name(
            **who, kind="other_name", language="en", name="Another"
        ).public_id,
        "people/": Membership.objects.get(organization=organization).pk,
    }


def addresses(rows: dict[str, Any]) -> list[tuple[str, str]]:
    """Each address of a profile as it is there, and as it is nowhere."""
    found = []
    for route in routes(get_resolver().url_patterns):
        if not route.startswith("organizations/<slug:slug>/"):
            continue
        path = f"/{route}".replace("<slug:topic>", "legal-aid")
        for name, value in NAMED.items():
            path = path.replace(name, value)
        key = next((str(value) for part, value in rows.items() if part in path), NOBODY)
        there, nowhere = (
            path.replace("<slug:slug>", slug)
            .replace("<uuid:public_id>", public_id if "-" in public_id else NOBODY)
            .replace("<int:membership_id>", membership_id)
            for slug, public_id, membership_id in ((THERE, key, key), (NOWHERE, NOBODY, NO_KEY))
        )
        found.append((there, nowhere))
    return found


def slug_in(address: str) -> str:
    return address.split("/")[2]


WAYS: dict[str, Callable[[Client, str], Any]] = {
    "read": lambda client, address: client.get(address),
    "headers": lambda client, address: client.head(address),
    "without its stroke": lambda client, address: client.get(address.rstrip("/")),
    "a part of the page": lambda client, address: client.get(address, headers={"HX-Request": "true"}),
    "sent for it": lambda client, address: client.post(
        address, {"acting_for": slug_in(address), "act_for_now": slug_in(address)}
    ),
    "sent too long": lambda client, address: client.post(address, {"mission": "x" * 70_000}),
    "a draft by its button": lambda client, address: client.post(
        address, {"mission": "x", "keep_draft": "1"}
    ),
}


def said(response: Any, address: str) -> tuple:
    """All of an answer but what repeats the address, and what is new each time."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"|<p class="printed">.*?</p>', "", body.decode())
    headers = {name: value for name, value in response.headers.items() if name != "Content-Length"}
    for part in (address, address.rstrip("/"), slug_in(address)):
        text = text.replace(part, "HERE")
        headers = {name: value.replace(part, "HERE") for name, value in headers.items()}
    return response.status_code, text, headers, sorted(response.cookies)


@pytest.mark.parametrize("person", ["outsider", "observer"])
def test_what_is_hidden_answers_as_what_is_not(cast: Cast, rows: dict[str, Any], person: str):
    client = client_of(getattr(cast, person))
    client.get("/")  # the first page of all remembers the language
    pairs = addresses(rows)
    assert len(pairs) > 40
    told = []
    for there, nowhere in pairs:
        for name, way in WAYS.items():
            answers = [said(way(client, address), address) for address in (there, nowhere)]
            is_told = answers[0] != answers[1] or answers[0][0] in {200, 302, 403}
            if is_told or answers[0][0] >= 500:
                told.append((name, there, answers[0][0], answers[1][0]))
    assert told == []


def test_its_own_people_do_find_each_of_them(cast: Cast, rows: dict[str, Any]):
    """Else the keys would be nobody's, and nothing was asked above."""
    client = client_of(cast.hidden)
    found = {there: client.get(there).status_code for there, _nowhere in addresses(rows)}
    missing = {path for path, status in found.items() if status == 404}
    # Of translations there is none, of invitations neither; nobody is introduced or put forward to themselves.
    others = r"translations/about|introduce/|not-for-us/"
    assert {path for path in missing if not re.search(others, path)} == set()
