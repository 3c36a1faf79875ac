"""Several memoranda of one collaboration are told apart on its page, by their titles, for who reads these; a draft of
the reader's own stands with today."""

from __future__ import annotations

import pytest

from collaborations.actions.mous import set_closed_to_staff
from collaborations.models import MouText
from collaborations.thread.timeline import timeline
from cop_portal.dates import today
from members.models import User
from tests.cast import Cast
from tests.collaborations.mou_afterwards.steps import amended, signed, us
from tests.collaborations.mou_agreed import agree, amendment, give_back, put, written
from tests.collaborations.mou_agreeing.test_thread import thread_for
from tests.collaborations.mous import thread_of
from tests.collaborations.reading import text_of

pytestmark = pytest.mark.django_db


def thread_with_two(cast: Cast):
    """Of three organizations; the third one is party to neither."""
    collaboration = thread_of(cast.weo, cast.al_noor, cast.outsider_org)
    found = []
    for title in ("On quotas", "On violence"):
        mou = written(cast, collaboration, title=title)
        mou.parties.filter(party__organization=cast.outsider_org).delete()
        put(cast, mou)
        agree(cast, mou)
        found.append(mou)
    return collaboration, found


def about(collaboration, user, organization=None) -> list[str]:
    entries = timeline(thread_for(collaboration, user, organization))
    return [entry.about for entry in entries if entry.about]


def test_it_works(cast: Cast):
    """For the parties and staff each entry says which it is; to the third party of the thread it is a stage."""
    collaboration, mous = thread_with_two(cast)
    for user, organization in ((cast.suzan, cast.weo), (cast.ahmed, cast.al_noor), (cast.staff, None)):
        assert set(about(collaboration, user, organization)) == {"On quotas", "On violence"}
    assert about(collaboration, cast.outsider, cast.outsider_org) == []
    set_closed_to_staff(mou=mous[0], **us(cast), closed=True)
    assert set(about(collaboration, cast.staff)) == {"On violence"}
    User.objects.update(language="en")
    url = collaboration.get_absolute_url()
    assert '<p class="entry-about"><bdi lang="en">On quotas</bdi></p>' in text_of(cast.suzan, url)
    for user in (cast.outsider, cast.staff):
        assert "On quotas" not in text_of(user, url)


def test_one_alone_needs_no_title(cast: Cast):
    mou = signed(cast)
    amended(cast, mou)
    assert about(mou.collaboration, cast.suzan, cast.weo) == []


def test_in_the_language_of_the_reader(cast: Cast):
    """Where it is written in it."""
    collaboration, mous = thread_with_two(cast)
    facts = thread_for(collaboration, cast.suzan, cast.weo).mous[0]
    assert (facts.title.text, facts.title.language) == (mous[0].title, "en")
    facts.first.version.title_rows.append({"language": "en", "title": "Another"})
    facts.first.version.title_rows.reverse()
    assert facts.title.text == "Another"
    assert MouText.objects.filter(version__mou=mous[0]).count() == 1


def test_the_order_of_one_day(cast: Cast):
    """Returned, put again, and agreed to on one day, of which nothing says the hour."""
    mou = written(cast)
    put(cast, mou, on=today())
    give_back(cast, mou, on=today())
    put(cast, mou, on=today())
    agree(cast, mou, on=today())
    titles = [entry.title for entry in timeline(thread_for(mou.collaboration, cast.suzan, cast.weo))]
    expected = [
        "The text was returned with remarks",
        "Memorandum of Understanding with the parties",
        "Every party agrees to the text",
    ]
    assert [title for title in titles if title in expected] == expected


def test_a_draft_stands_with_today(cast: Cast):
    """Whatever the next step is; for its parties alone."""
    collaboration, mous = thread_with_two(cast)
    draft = written(cast, collaboration, title="On budgets")
    draft.parties.filter(party__organization=cast.outsider_org).delete()

    def now(user, organization=None):
        entries = timeline(thread_for(collaboration, user, organization))
        return next(entry for entry in entries if entry.state == "now")

    own = now(cast.ahmed, cast.al_noor)
    assert "A memorandum is being written" in own.text
    assert (own.url, own.link) == (draft.versions.get().address("mou_text"), "Open the draft")
    for user, organization in ((cast.outsider, cast.outsider_org), (cast.staff, None)):
        assert (now(user, organization).url, "written" in now(user, organization).text) == ("", False)
    assert "On budgets" not in text_of(cast.outsider, collaboration.get_absolute_url())
    assert mous


def test_a_draft_of_an_amendment(cast: Cast):
    mou = signed(cast, title="On quotas")
    version = amendment(cast, mou)
    entries = timeline(thread_for(mou.collaboration, cast.suzan, cast.weo))
    now = next(entry for entry in entries if entry.state == "now")
    assert "An amendment of “<bdi" in now.text
    assert now.url == version.address("mou_text")
