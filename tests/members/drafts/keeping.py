"""What a browser keeps while somebody types into WEO's forms, and what it finds on their pages."""

from __future__ import annotations

import re

from django.utils.datastructures import MultiValueDict

from members.actions.drafts import keep_draft
from members.models import ProfileDraft

BASE = "/organizations/weo/edit/"
ABOUT = {
    "acting_for": "weo",
    "mission": "We stand up for women in politics.",
    "language": "en",
    "languages": ["ckb", "ar"],
}
CONTACT = {
    "acting_for": "weo",
    "email_audience": "partners",
    "phone_audience": "staff",
    "website_audience": "members",
}


def keep(client, key="about", status=200, **data):
    """What the script sends while somebody types."""
    answer = client.post(f"{BASE}drafts/{key}/", data)
    assert answer.status_code == status
    return answer


def opened(client, address="about/") -> str:
    """The form's page."""
    answer = client.get(BASE + address)
    assert answer.status_code == 200
    return answer.content.decode()


def hidden(page: str) -> dict[str, str]:
    """The drafts' own fields on a form's page."""
    found = re.findall(r'<input type="hidden" name="(draft\w*)" value="([^"]*)">', page)
    return {name: value.replace("&quot;", '"') for name, value in found}


def begun(cast, form="about", **fields) -> ProfileDraft:
    sent = MultiValueDict({name: [value] for name, value in fields.items()})
    return keep_draft(organization=cast.weo, by=cast.suzan, form=form, sent=sent)
