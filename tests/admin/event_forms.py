"""What staff type into the page of an event, as a browser sends it."""

from __future__ import annotations

PREFIXES = ("sessions", "invitations")


def formsets(**totals: int) -> dict[str, str]:
    """The management forms of an event's inlines, each with ``total`` rows, of which none was there before."""
    data = {}
    for prefix in PREFIXES:
        data[f"{prefix}-TOTAL_FORMS"] = str(totals.get(prefix, 0))
        data[f"{prefix}-INITIAL_FORMS"] = "0"
    return data


def event_data(**fields) -> dict:
    """What staff type into the form of an event."""
    return {
        "name_en": "In-country workshop",
        "name_ar": "ورشة عمل داخل البلد",
        "name_ckb": "",
        "slug": "workshop-2021",
        "kind": "workshop",
        "mode": "in_person",
        "starts_on": "2021-04-14",
        "ends_on": "",
        "date_precision": "month",
        "starts_at": "",
        "ends_at": "",
        "place": "",
        "governorate": "",
        "online_link": "",
        "capacity": "",
        "open_to": "members",
        "description_en": "Members briefly described their programming, expertise and challenges.",
        "texts_language": "en",
        **formsets(),
        **fields,
    }


def change_data(**fields) -> dict:
    """The same for an event that is there: its page has what came of it as well."""
    return event_data(**{"introductions-TOTAL_FORMS": "0", "introductions-INITIAL_FORMS": "0", **fields})


def errors(response) -> str:
    """What a form of the desk complains of; empty after a redirect."""
    if response.status_code == 302:
        return ""
    context = response.context
    found = [str(context.get("errors") or ""), str(getattr(context.get("form"), "errors", ""))]
    return " ".join(found) or response.content.decode()[:2000]
