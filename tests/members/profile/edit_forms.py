"""What a browser sends to WEO's edit pages, and what it finds on them."""

from __future__ import annotations

import re
from html import unescape

from cop_portal.documents.models import Document
from members.models import Registration

BASE = "/organizations/weo/edit/"
ABOUT = {
    "acting_for": "weo",
    "mission": "We stand up for women.",
    "language": "en",
    "languages": ["ar"],
}
CONTACT = {
    "acting_for": "weo",
    "email": "a@weo.example",
    "email_audience": "members",
    "phone": "0770",
    "phone_audience": "members",
    "website_audience": "members",
}
NEED = {
    "acting_for": "weo",
    "topic": "gender-quotas",
    "question": "What works?",
    "language": "en",
    "urgency": "any_time",
    "audience": "members",
}
PROJECT = {
    "acting_for": "weo",
    "title": "Women in councils",
    "language": "en",
    "starts_on_day": "1",
    "starts_on_month": "5",
    "starts_on_year": "2024",
}
NUMBER = {"acting_for": "weo", "authority": "federal", "number": "12345"}


def paper(user) -> Document:
    return Document.objects.create(
        storage_name="aa/x", name="paper.pdf", kind="pdf", size=3, sha256="0" * 64, uploaded_by=user
    )


def registered(cast, audience="members") -> Registration:
    return Registration.objects.create(
        organization=cast.weo,
        authority="federal",
        number="12345",
        file=paper(cast.suzan),
        file_audience=audience,
    )


def hidden(page: str) -> dict[str, str]:
    """What the form carries of when it was opened."""
    found = re.findall(r'<input type="hidden" name="(draft\w*)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in found}


def opened(client, address: str) -> dict[str, str]:
    answer = client.get(BASE + address)
    assert answer.status_code == 200
    carried = hidden(answer.content.decode())
    assert "draft_based_on" in carried
    return carried


def chosen(page: str, name: str) -> list[str]:
    inputs = re.findall(rf'<input type="radio" name="{name}"[^>]*>', page)
    return [re.search(r'value="(\w+)"', one)[1] for one in inputs if " checked" in one]
