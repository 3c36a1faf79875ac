"""Somebody sees what they began and have not saved; what is old or gone is not there."""

from __future__ import annotations

import datetime

from django.core.management import call_command
from django.utils import timezone

from members.drafts.query import draft_of, unfinished
from members.models import Expertise, ProfileDraft, Project
from tests.members.drafts.keeping import begun, keep, opened


def test_the_sections_list_what_was_begun(cast, suzan, second, django_assert_max_num_queries):
    project = Project.objects.create(organization=cast.weo, starts_on=datetime.date(2021, 1, 1))
    project.texts.create(field="title", language="en", text="Women in councils")
    project.refresh_from_db()
    Expertise.objects.create(organization=cast.weo, topic=cast.legal_aid, band="1-5")
    for key in ("about", "offer", "offer:legal-aid", f"project:{project.public_id}"):
        keep(suzan, key, mission="x", shares="x", title="x")
    page = opened(suzan, "")
    assert "Begun and not saved" in page
    assert "<bdi>Women in councils</bdi>" in page
    assert page.count("Go on<") == 4
    assert "Begun and not saved" not in opened(second, "")
    with django_assert_max_num_queries(5):
        assert len(unfinished(cast.suzan, cast.weo)) == 4


def test_the_draft_of_a_row_that_is_gone_is_not_shown(cast, suzan):
    expertise = Expertise.objects.create(organization=cast.weo, topic=cast.legal_aid, band="1-5")
    keep(suzan, "offer:legal-aid", shares="x")
    assert "Go on" in opened(suzan, "")
    expertise.delete()
    assert "Go on" not in opened(suzan, "")
    assert draft_of(cast.suzan, cast.weo, "offer:legal-aid") is None
    keep(suzan, "offer:legal-aid", status=404, shares="x")


def test_old_drafts_are_not_read_and_removed(cast, suzan):
    begun(cast, mission="Of long ago")
    begun(cast, "offer", shares="Of today")
    long_ago = timezone.now() - datetime.timedelta(days=31)
    ProfileDraft.objects.filter(form="about").update(saved_at=long_ago)
    assert "Of long ago" not in opened(suzan)
    call_command("sweep_drafts", verbosity=0)
    assert [row.form for row in ProfileDraft.objects.all()] == ["offer"]


def test_an_old_draft_is_begun_anew(cast, suzan):
    begun(cast, mission="Of long ago")
    ProfileDraft.objects.update(
        saved_at=timezone.now() - datetime.timedelta(days=31), data={"begun_at": "2021-05-03T11:05:00+00:00"}
    )
    keep(suzan, mission="Of today")
    assert "2021" not in ProfileDraft.objects.get().data["begun_at"]
