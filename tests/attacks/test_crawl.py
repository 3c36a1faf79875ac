"""Every kind of person follows every link and guesses every address: each finds the words that are for them alone.

One world for the module. A crawl only reads; whatever it writes (openings, sessions) is rolled back with it.
"""

from __future__ import annotations

import html
import re
from functools import cache
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client

from collaborations.models import MouCopy
from tests.attacks.addresses import guessed
from tests.attacks.world import DISCREET, HIDDEN, PARTNERS, READERS, STAFF_ONLY, Attacked
from tests.attacks.world_events import VANISHED
from tests.cast import client_of
from tests.events import pdf_text

# Further pages of a list are followed; facets multiply, and a few searches stand among the starts.
NEXT_PAGE = re.compile(r"\?page=\d+$")
LINK = re.compile(r'(?:href|action|src|hx-get)="([^"#]+)')
# Pages that change something or leave; and the desk, whose own crawl stays on the lists below.
NOT_FOLLOWED = ("/accounts/logout/", "/static/", "/demo/", "/admin/", "/theme/", "/language/", "/act-for/")


# Forms that only ask and repeat nothing; what is behind them is read on the page they belong to.
EMPTY_FORM = re.compile(
    r"/(add|plan|leave|call-off|cancel|drop|done|remove|introduce|record|return|replace)/$"
)


# Pictures of pages, each drawn by a process of its own: they say nothing that could be read here.
PICTURE = re.compile(r"^/mous/(sheets/|(files|papers)/[^/]+/pages/)")


def text_of(response) -> str:
    """All that an answer says: body, headers and cookies."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    said = body.decode("utf-8", "replace") + str(dict(response.headers)) + str(response.cookies)
    return said + _printed(body)


@cache
def _printed(body: bytes) -> str:
    """What stands on a paper of the portal's own making."""
    if not body.startswith(b"%PDF"):
        return ""
    try:
        return pdf_text.text_of(body)
    except (AttributeError, KeyError):
        # Somebody's file, drawn by something else: it has no text that a test wrote into it.
        return ""


def links_of(page: str) -> set[str]:
    """The paths that a page links to, on this host."""
    found = {html.unescape(link) for link in LINK.findall(page)}
    paths = {link for link in found if not urlsplit(link).netloc and link.startswith("/")}
    return {
        path
        for path in paths
        if not path.startswith(NOT_FOLLOWED)
        and ("?" not in path or NEXT_PAGE.search(path))
        and not EMPTY_FORM.search(path)
        and not PICTURE.search(path)
    }


# Addresses to which something is only sent: to be read there is nothing, for nobody who is signed in; asked once.
ONLY_SENT: set[str] = set()


def crawl(client: Client, addresses: set[str]) -> dict[str, str]:
    """What each address says that can be reached from ``addresses``."""
    is_known = "sessionid" in client.cookies
    todo, pages = set(addresses) - (ONLY_SENT if is_known else set()), {}
    while todo:
        address = todo.pop()
        response = client.get(address)
        if response.status_code == 405 and is_known:
            ONLY_SENT.add(address)
        assert response.status_code < 500, address
        pages[address] = text_of(response)
        if response.status_code == 302:
            todo |= links_of(f'href="{response.url}"') - pages.keys()
        todo |= links_of(pages[address]) - pages.keys()
    return pages


STARTS = {
    "/",
    "/organizations/",
    "/events/",
    "/collaborations/",
    "/figures/",
    "/accounts/",
    "/organizations/?q=legal",
    "/organizations/?q=leadership",
    # In small letters: what is typed comes back in the page, and is not the word.
    *(f"/organizations/?q={word.lower()}" for word in (PARTNERS, STAFF_ONLY, HIDDEN, DISCREET, VANISHED)),
    *(f"/events/{slug}/sheet/en.pdf?organizations=on" for slug in ("coming", "going-on", "closed-event")),
    "/events/going-on/pairing/print/",
    "/organizations/vanished/introduce/?event=going-on",
}


def private_pages() -> set[str]:
    """Pages of things with a public id, and of people and invitations: guessed, whoever links to them."""
    return {
        one
        for one in guessed()
        if re.search(r"[0-9a-f]{8}-|/people/$|^/events/|^/organizations/[^/]+/$", one)
    }


KINDS = (
    "visitor",
    "suzan",
    "colleague",
    "ahmed",
    "outsider",
    "discreet",
    "hidden",
    "former",
    "bystander",
    "double",
    "vanished",
    "staff",
    "superuser",
    "observer",
)


@pytest.mark.parametrize("kind", KINDS)
def test_each_finds_their_words_alone(attacked: Attacked, kind: str):
    """Nobody finds a word that is for others, on any page they reach; and who may read a word does find it."""
    with transaction.atomic():
        pages = crawl(client_of(attacked.people()[kind]), STARTS | private_pages())
        transaction.set_rollback(True)
    leaks = {word: [address for address, text in pages.items() if word in text] for word in READERS}
    found = {word for word, addresses in leaks.items() if addresses}
    wrong = {
        word: addresses[:5] for word, addresses in leaks.items() if addresses and kind not in READERS[word]
    }
    assert not wrong
    assert found == {word for word, readers in READERS.items() if kind in readers}


# Staff's own pages of events; they answer none, note nothing there and meet nobody in rounds.
STAFFS_OWN = re.compile(
    r"^/events/[\w-]+/(introductions|presence|pairing|files|sheet)/|^/collaborations/(cold-after|[0-9a-f-]{36}/nudge)/$"
    r"|^/mous/[0-9a-f-]{36}/(amendments/\d+/)?(record|witness)/$|^/mous/model-texts/"
)
INTRUDERS = ["outsider", "former", "staff"]


def own_or_open(path: str, kind: str) -> bool:
    """Whether this person may send something there: to their own profile, or ask a listed organization; for staff,
    what staff do."""
    own = {"outsider": "outsider", "discreet": "discreet", "former": "former"}.get(kind, "?")
    if path.startswith(f"/organizations/{own}/"):
        return True
    if kind == "staff":
        return path.endswith("/people/invite/") or STAFFS_OWN.search(path) is not None
    if re.search(r"^/events/(coming|going-on|the-workshop)/answer/$", path):
        return True
    known = ("weo", "al-noor", "outsider", "former")
    return path in {
        f"/organizations/{slug}/{what}/" for slug in known for what in ("introduce", "not-for-us")
    }


@pytest.mark.parametrize("kind", INTRUDERS)
def test_nothing_can_be_sent_where_nothing_is(attacked: Attacked, kind: str):
    """A form sent to any address of others' things meets a missing page, as a made-up one does; and changes nothing."""
    answers: dict[str, int] = {}
    with transaction.atomic():
        client = client_of(attacked.people()[kind])
        for path in guessed():
            own_request = kind == "outsider" and str(attacked.request.public_id) in path
            # What one wrote when one left stays one's own.
            own_note = kind == "former" and path == f"/collaborations/{attacked.three.public_id}/leave/note/"
            # It has signed that, and is bound by it.
            own_mou = kind == "former" and str(attacked.kept.public_id) in path
            if not own_request and not own_note and not own_mou and not own_or_open(path, kind):
                answers[path] = client.post(
                    path, {"shown": "1", "answer": "yes", "withdraw": "1", "closed": "0"}
                ).status_code
        transaction.set_rollback(True)
    # 405: pages to read, which answer so whatever they are asked for.
    allowed = {302, 405} if kind == "visitor" else {404, 405}
    assert {path: status for path, status in answers.items() if status not in allowed} == {}


# What a representative alone says for a party.
FOR_REPRESENTATIVES = re.compile(
    r"/(put|agree|send-back|decline|give-up|confirm|return|staff-access|end|end/take-back|amend/paper)/$"
    r"|^/mous/[0-9a-f-]{36}/(amendments/\d+/)?paper/$"
)


@pytest.mark.parametrize("kind", ["bystander", "superuser", "observer", "colleague"])
def test_nobody_else_changes_a_memorandum(attacked: Attacked, kind: str):
    """Neither who is in the thread and no party to it, nor staff, nor a colleague in what a representative says: with
    whatever keys of it, each address answers as a missing one does, and no row is another afterwards."""
    copies = MouCopy.objects.filter(version__mou=attacked.signed).values_list("public_id", flat=True)
    meeting = attacked.thread.meetings.filter(held_on__isnull=False).first()
    sent = {"copy": str(copies[0]), "revision": "1", "proving": str(meeting.public_id), "closed": "1"}
    sent |= {"reason": "x", "remarks": "x", "language": "en", "do": "drop", "draft_version": "1"}
    paths = [one for one in guessed() if one.startswith("/mous/") and not STAFFS_OWN.search(one)]
    if kind == "colleague":
        paths = [one for one in paths if FOR_REPRESENTATIVES.search(one)]
    with transaction.atomic():
        client, before = client_of(attacked.people()[kind]), _rows()
        answers = {path: client.post(path, sent).status_code for path in paths}
        assert _rows() == before
        transaction.set_rollback(True)
    assert {path: status for path, status in answers.items() if status not in {404, 405}} == {}
    assert len(paths) > 20


def _rows() -> dict[str, list[tuple]]:
    """Everything that is written of collaborations."""
    models = apps.get_app_config("collaborations").get_models()
    return {model.__name__: list(model._base_manager.order_by("pk").values_list()) for model in models}


def test_hidden_and_missing_are_one(attacked: Attacked):
    """The same status, headers, cookies and body for what is hidden and for what never was."""
    nobody = "00000000-0000-4000-8000-000000000000"
    pairs = [
        ("/organizations/hidden/", "/organizations/nobody/"),
        ("/organizations/hidden/introduce/", "/organizations/nobody/introduce/"),
        ("/organizations/hidden/edit/about/", "/organizations/nobody/edit/about/"),
        ("/organizations/hidden/people/", "/organizations/nobody/people/"),
        ("/organizations/discreet/", "/organizations/nobody/"),
        ("/events/closed-event/", "/events/nothing/"),
        ("/events/draft-event/", "/events/nothing/"),
        *(
            (f"/events/closed-event/{page}", f"/events/nothing/{page}")
            for page in (
                "answer/",
                "met/",
                "calendar.ics",
                "schedule/",
                "files/",
                "presence/",
                "introductions/",
            )
        ),
        (attacked.agenda.get_absolute_url(), f"/events/nothing/files/{nobody}/"),
        (attacked.sheet.get_absolute_url(), f"/events/coming/files/{nobody}/"),
        (f"/events/open/{attacked.closed.public_id}/", f"/events/open/{nobody}/"),
        (attacked.thread.get_absolute_url(), f"/collaborations/{nobody}/"),
        (attacked.hidden_thread.get_absolute_url(), f"/collaborations/{nobody}/"),
        (attacked.mou.get_absolute_url(), f"/mous/{nobody}/"),
        (
            f"/collaborations/introductions/{attacked.request.public_id}/",
            f"/collaborations/introductions/{nobody}/",
        ),
    ]
    for kind in ("former", "observer", "visitor"):
        client = client_of(attacked.people()[kind])
        client.get("/")  # the first page of all remembers the language
        for there, nowhere in pairs:
            for method in (client.get, client.post, client.head):
                assert _plain(method(there), there) == _plain(method(nowhere), nowhere), (kind, there)


def _plain(response, path: str) -> tuple:
    body = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", response.content.decode())
    body = body.replace(path, "PATH")
    headers = {name: value for name, value in response.headers.items() if name != "Content-Length"}
    headers = {name: value.replace(path, "PATH") for name, value in headers.items()}
    return response.status_code, body, headers, sorted(response.cookies)
