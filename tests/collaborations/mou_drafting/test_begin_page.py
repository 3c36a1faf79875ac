"""The page that begins a draft: what is typed outlives the session, its title is there, and no languages are wrong."""

from __future__ import annotations

import pytest
from django.utils import translation

from collaborations.actions.mou_drafting import begin_draft
from collaborations.forms.mou_languages import TextLanguagesField
from collaborations.models import MemorandumOfUnderstanding
from collaborations.mous.drafting.starting import starting_values, titles_of
from members.models import Organization, ProfileDraft
from tests.cast import client_of, english_client_of
from tests.collaborations.mou_drafting.test_pages import opened
from tests.collaborations.mous import thread_of
from tests.collaborations.resting import concluded

pytestmark = pytest.mark.django_db


def url_of(collaboration, rest: str = "") -> str:
    return f"/collaborations/{collaboration.public_id}/mou/draft/{rest}"


def test_it_works(cast):
    """Typed, signed out, signed in again: it stands there as it was, and is gone once the draft is begun."""
    collaboration = thread_of(cast.weo, cast.al_noor, cast.outsider_org)
    client = english_client_of(cast.suzan)
    sent = opened(client, url_of(collaboration))
    two = [party.pk for party in collaboration.parties.exclude(organization=cast.outsider_org)]
    typed = sent | {
        "purpose": "An hour's work.",
        "languages": "en-ckb",
        "topics": [cast.quotas.pk],
        "parties": two,
        "ends_on_year": "2030",
        "has_witness": "on",
    }
    answer = client.post(url_of(collaboration, "keep/"), typed | {"draft_of": cast.suzan.pk})
    assert "once you begin the draft" in answer.json()["words"]
    assert client_of(None).post(url_of(collaboration, "keep/"), typed).status_code == 401
    again = english_client_of(cast.suzan)
    page = again.get(url_of(collaboration))
    assert "What you typed is kept for you" in page.content.decode()
    found = opened(again, url_of(collaboration))
    for name in ("purpose", "languages", "ends_on_year", "has_witness"):
        assert found[name] == typed[name]
    assert [str(pk) for pk in found["parties"]] == [str(pk) for pk in two]
    # The key is another one: what was typed goes on in another form.
    assert found["key"] != sent["key"]
    assert again.post(url_of(collaboration), found).status_code == 302
    assert not ProfileDraft.objects.exists()
    assert MemorandumOfUnderstanding.objects.get().parties.count() == 2


def test_it_is_its_authors_alone(cast):
    collaboration = thread_of(cast.weo, cast.al_noor)
    keep = url_of(collaboration, "keep/")
    assert english_client_of(cast.suzan).post(keep, {"purpose": "Mine."}).status_code == 200
    for person in (cast.colleague, cast.ahmed):
        assert "Mine." not in client_of(person).get(url_of(collaboration)).content.decode()
    for person in (cast.outsider, cast.staff, cast.observer):
        assert client_of(person).post(keep, {"purpose": "Mine."}).status_code == 404
    assert english_client_of(cast.suzan).post(keep, {"draft_of": cast.ahmed.pk}).status_code == 401
    assert ProfileDraft.objects.get().data["fields"] == {"purpose": ["Mine."]}


def test_it_is_discarded_and_what_was_refused_is_kept(cast):
    collaboration = thread_of(cast.weo, cast.al_noor)
    client = english_client_of(cast.suzan)
    sent = opened(client, url_of(collaboration)) | {"title": "", "purpose": "Kept."}
    page = client.post(url_of(collaboration), sent)
    assert page.status_code == 422
    assert "once you begin the draft" in page.content.decode()
    assert ProfileDraft.objects.get().data["fields"]["purpose"] == ["Kept."]
    keep = url_of(collaboration, "keep/")
    assert client.post(keep, {"keep_draft": "yes", "purpose": "x" * 300_000}).status_code == 302
    assert ProfileDraft.objects.get().data["fields"]["purpose"] == ["Kept."]
    assert client.post(keep, {"discard_draft": "form"}).status_code == 302
    assert not ProfileDraft.objects.exists()


def test_nothing_is_kept_where_nothing_is_begun(cast):
    collaboration = thread_of(cast.weo, cast.al_noor)
    concluded(cast, collaboration)
    client = english_client_of(cast.suzan)
    assert client.post(url_of(collaboration, "keep/"), {"purpose": "Mine."}).status_code == 413
    assert not ProfileDraft.objects.exists()


def test_every_choice_of_languages_is_right(cast):
    field = TextLanguagesField()
    offered = [value for _group, options in field.choices for value, _label in options]
    assert len(offered) == len(set(offered)) == 9
    for value in offered:
        first, second = field.clean(value)
        assert first != second
        collaboration = thread_of(cast.weo, cast.al_noor)
        values = starting_values(collaboration, "en") | {"language": first, "second_language": second}
        values.pop("languages")
        mou = begin_draft(
            collaboration=collaboration,
            organization=cast.weo,
            by=cast.suzan,
            parties=list(collaboration.parties.all()),
            **values,
        )
        texts = [(text.language, text.is_authoritative) for text in mou.versions.get().texts.all()]
        assert texts == [(first, True), *([(second, False)] if second else [])]


@pytest.mark.parametrize(("how_many", "letters"), [(2, 20), (3, 20), (4, 60), (9, 90)])
def test_a_title_is_there_and_fits(how_many, letters):
    organizations = [
        Organization(name_en=str(number) * letters, short_name_en=f"Org {number}", slug=f"o{number}")
        for number in range(how_many)
    ]
    title = titles_of(organizations)["en"]
    assert title.startswith("Memorandum of Understanding between ")
    assert len(title) <= 200
    last = organizations[-1]
    assert title.endswith((f" and {last.name_en}", f" and {last.short_name_en}"))


def test_titles_in_each_language_for_three(cast):
    three = [cast.weo, cast.al_noor, cast.outsider_org]
    titles = titles_of(three)
    for code, title in titles.items():
        with translation.override(code):
            assert all(one.name in title for one in three)
    assert titles_of(three[:1]) == {}
