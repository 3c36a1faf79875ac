"""The pages on which two parties write their memorandum: part by part, without a script, and with nothing lost."""

from __future__ import annotations

import pytest

from collaborations.models import MemorandumOfUnderstanding
from members.models import ProfileDraft
from tests.cast import client_of, english_client_of
from tests.collaborations.mou_steps import drafted, promised, saved
from tests.collaborations.mous import thread_of
from tests.collaborations.steps import introduced, met

pytestmark = pytest.mark.django_db


def url_of(mou, rest: str = "") -> str:
    return f"/mous/{mou.public_id}/text/{rest}"


def opened(client, url: str) -> dict:
    """What the browser sends of the form at ``url`` when nothing was typed."""
    return opened_form(client.get(url))


def opened_form(response) -> dict:
    """The same of the form that a page has answered with."""
    form = response.context["form"]
    sent: dict = {}
    for field in form:
        value = field.value()
        if field.name in form.fields and hasattr(form.fields[field.name].widget, "widgets_names"):
            parts = form.fields[field.name].widget.decompress(value) if not isinstance(value, list) else value
            for name, part in zip(("day", "month", "year"), parts, strict=True):
                sent[f"{field.name}_{name}"] = "" if part is None else part
        elif value is True:
            sent[field.name] = "on"
        elif value not in (None, False):
            sent[field.name] = value
    return sent


def test_it_works(cast):
    collaboration = introduced(cast)
    met(cast, collaboration)
    client = english_client_of(cast.suzan)
    url = f"/collaborations/{collaboration.public_id}/mou/draft/"
    sent = opened(client, url) | {"title": "Quotas", "purpose": "Learn.", "languages": "en-ar"}
    assert sent["starts_on_day"] == 1
    response = client.post(url, sent)
    mou = MemorandumOfUnderstanding.objects.get()
    assert response["Location"] == url_of(mou)
    # A second click with the same form.
    assert client.post(url, sent)["Location"] == url_of(mou)
    assert MemorandumOfUnderstanding.objects.count() == 1
    page = client.get(url_of(mou)).content.decode()
    assert "Draft, text 1" in page
    assert page.count('lang="ar" dir="rtl"') >= 2


def test_the_form_says_what_was_agreed_and_what_is_wrong(cast):
    collaboration = thread_of(cast.weo, cast.al_noor)
    client = english_client_of(cast.suzan)
    url = f"/collaborations/{collaboration.public_id}/mou/draft/"
    sent = opened(client, url)
    response = client.post(url, sent | {"title": "", "languages": "en-en", "ends_on_year": "2020"})
    assert response.status_code == 422
    page = response.content.decode()
    for words in ("Write the title", "Choose the language you write it in", "The last day must come after"):
        assert words in page
    assert not MemorandumOfUnderstanding.objects.exists()


def test_who_comes_later_is_led_to_the_draft_that_is_there(cast):
    mou = drafted(cast)
    url = f"/collaborations/{mou.collaboration.public_id}/mou/draft/"
    client = english_client_of(cast.ahmed)
    assert client.get(url)["Location"] == mou.get_absolute_url()
    other = drafted(cast)
    MemorandumOfUnderstanding.objects.filter(pk=other.pk)
    sent = {
        "key": "6f9b6a4e-0000-4000-8000-000000000001",
        "title": "Quotas",
        "languages": "en",
        "parties": [party.pk for party in mou.collaboration.parties.all()],
        "starts_on_day": 1,
        "starts_on_month": 1,
        "starts_on_year": 2027,
        "renewal": "none",
    }
    response = client.post(url, sent)
    assert response.status_code == 422
    assert mou.get_absolute_url() in response.content.decode()


@pytest.mark.parametrize(
    "part",
    ["words", "areas", "commitments", "term", "confidentiality", "contacts", "provisions", "languages"],
)
def test_each_part_is_saved_as_it_is(cast, part):
    mou = drafted(cast, second_language="ar", has_witness=True)
    promised(cast, mou, "Meet.")
    client = english_client_of(cast.colleague)
    before = mou.versions.get().revisions.last().bodies
    sent = opened(client, url_of(mou, f"write/{part}/"))
    response = client.post(url_of(mou, f"write/{part}/"), sent)
    assert response["Location"] == url_of(mou)
    assert mou.versions.get().revisions.last().bodies == before


def test_two_who_write_at_once_read_both(cast):
    mou = drafted(cast)
    client = english_client_of(cast.ahmed)
    url = url_of(mou, "write/words/")
    sent = opened(client, url)
    saved(cast, mou, texts={"en": {"purpose": "What Suzan wrote."}})
    response = client.post(url, sent | {"purpose_en": "What Ahmed wrote."})
    assert response.status_code == 422
    page = response.content.decode()
    assert "What Suzan wrote." in page
    assert "What Ahmed wrote." in page
    data = response.context["form"].data
    again = sent | {"seen": data["seen"], "based_on": data["based_on"], "purpose_en": "What both wrote."}
    assert client.post(url, again).status_code == 302
    assert mou.versions.get().texts.get().purpose == "What both wrote."


def test_rows_come_and_go_without_a_script(cast):
    mou = drafted(cast)
    promised(cast, mou, "One.", "Two.")
    client = english_client_of(cast.suzan)
    url = url_of(mou, "write/commitments/")
    sent = opened(client, url)
    assert sent["rows"] == 2
    more = client.post(url, sent | {"what_0": "Typed, not saved.", "add_row": "yes"})
    assert more.status_code == 200
    assert len(more.context["form"].groups) == 3
    assert "Typed, not saved." in more.content.decode()
    less = client.post(url, sent | {"remove_row": "0"})
    assert [group["texts"][0].value() for group in less.context["form"].groups] == ["Two."]
    assert mou.versions.get().commitments.count() == 2
    kept = {name: sent[name] for name in ("seen", "based_on")}
    done = client.post(url, kept | {"rows": 1, "who_0": "all", "what_0": "Two.", "when_0": "monthly"})
    assert done.status_code == 302
    assert [one.what for one in mou.versions.get().commitments.all()] == ["Two."]


def test_a_row_that_is_not_whole_says_what_is_missing(cast):
    mou = drafted(cast)
    client = english_client_of(cast.suzan)
    url = url_of(mou, "write/commitments/")
    sent = opened(client, url)
    page = client.post(url, sent | {"what_0": "Meet."}).content.decode()
    assert "Choose who does it" in page
    assert "Say how often, or by when" in page
    early = {"what_0": "Meet.", "who_0": "all", "when_0": "by"}
    page = client.post(url, sent | early).content.decode()
    assert "Enter the day by which it is done" in page
    early |= {"due_0_day": 1, "due_0_month": 1, "due_0_year": 2020}
    assert "This day is before the memorandum begins" in client.post(url, sent | early).content.decode()
    assert client.post(url, sent | {"rows": "many"}).status_code in (200, 302, 422)


def test_what_is_with_the_parties_is_not_written(cast):
    mou = drafted(cast)
    version = mou.versions.get()
    client = english_client_of(cast.suzan)
    sent = opened(client, url_of(mou, "write/words/"))
    version.frozen_on, version.frozen_revision = mou.starts_on, version.revisions.get()
    version.put_by = mou.parties.first()
    version.save()
    assert client.get(url_of(mou, "write/words/"))["Location"] == url_of(mou)
    response = client.post(url_of(mou, "write/words/"), sent | {"purpose_en": "Other."})
    assert "This text is with the parties." in response.content.decode()
    page = client.get(url_of(mou)).content.decode()
    assert "/write/" not in page
    assert "Print it (PDF)" in page


def test_what_was_typed_outlives_the_session(cast):
    mou = drafted(cast)
    client = english_client_of(cast.suzan)
    url, keep = url_of(mou, "write/words/"), url_of(mou, "keep/words/")
    sent = opened(client, url) | {"purpose_en": "An hour's work."}
    answer = client.post(keep, sent | {"draft_of": cast.suzan.pk})
    assert "What you typed is kept for you" in answer.json()["words"]
    assert client_of(None).post(keep, sent).status_code == 401
    assert client.post(keep, sent | {"draft_of": cast.ahmed.pk}).status_code == 401
    page = english_client_of(cast.suzan).get(url).content.decode()
    assert "An hour&#x27;s work." in page
    # It is nobody else's.
    assert "An hour" not in client_of(cast.colleague).get(url).content.decode()
    assert client.post(url, sent).status_code == 302
    assert not ProfileDraft.objects.exists()


def test_what_was_refused_is_kept_and_discarded(cast):
    mou = drafted(cast)
    client = english_client_of(cast.suzan)
    url = url_of(mou, "write/words/")
    client.post(url, opened(client, url) | {"title_en": "", "purpose_en": "Kept."})
    assert ProfileDraft.objects.get().data["fields"]["purpose_en"] == ["Kept."]
    assert client.post(url_of(mou, "keep/words/"), {"discard_draft": "form"}).status_code == 302
    assert not ProfileDraft.objects.exists()


def test_rows_that_were_typed_come_back(cast):
    mou = drafted(cast)
    client = english_client_of(cast.suzan)
    keep = url_of(mou, "keep/commitments/")
    client.post(keep, {"rows": 3, "what_2": "The third.", "keep_draft": "yes"})
    form = client.get(url_of(mou, "write/commitments/")).context["form"]
    assert [group["texts"][0].value() for group in form.groups] == [None, None, "The third."]


@pytest.mark.parametrize(
    ("rest", "queries"),
    [
        ("", 28),
        ("write/words/", 12),
        ("write/commitments/", 13),
        ("versions/", 9),
        ("versions/2/changes/", 10),
    ],
)
def test_pages_ask_a_fixed_number_of_questions(cast, django_assert_max_num_queries, rest, queries):
    mou = drafted(cast, second_language="ar")
    mou.versions.get().revisions.update(made_at="2026-11-01T09:00Z")
    promised(cast, mou, *(f"Promise {number}." for number in range(12)))
    client = client_of(cast.suzan)
    client.get(url_of(mou))
    with django_assert_max_num_queries(queries):
        assert client.get(url_of(mou, rest)).status_code == 200


def test_a_refused_form_keeps_all_that_was_typed(cast):
    collaboration = thread_of(cast.weo, cast.al_noor)
    client = english_client_of(cast.suzan)
    url = f"/collaborations/{collaboration.public_id}/mou/draft/"
    typed = opened(client, url) | {
        "title": "",
        "purpose": "Learn from each other.",
        "languages": "ar-ckb",
        "topics": [str(cast.quotas.pk)],
        "renewal": "agreement",
        "has_witness": "on",
    }
    typed |= {"ends_on_day": "31", "ends_on_month": "12", "ends_on_year": "2028"}
    response = client.post(url, typed)
    assert response.status_code == 422
    form = response.context["form"]
    for name in ("purpose", "languages", "topics", "renewal"):
        assert form[name].value() == typed[name]
    assert form["has_witness"].value()
    again = opened_form(response)
    assert {name: str(again[name]) for name in ("ends_on_day", "ends_on_month", "ends_on_year", "key")} == {
        name: str(typed[name]) for name in ("ends_on_day", "ends_on_month", "ends_on_year", "key")
    }


def test_a_reference_stays_on_one_line_and_an_empty_language_says_so(cast):
    mou = drafted(cast, second_language="ar")
    page = english_client_of(cast.suzan).get(url_of(mou)).content.decode()
    assert page.count(f'<span class="mou-reference">{mou.reference}</span>') == 2
    assert mou.reference in mou.versions.get().revisions.get().bodies["en"]
    empty = page.split('id="words"')[1].split("</section>")[0]
    assert '<p class="soft">' in empty.split('lang="ar"')[1]
    assert "Nothing is written here yet." not in empty
