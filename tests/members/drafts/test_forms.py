"""Every form of the profile keeps drafts."""

from __future__ import annotations

import datetime
import re

import pytest

from members.drafts.forms import KINDS, form_of
from members.models import Expertise, Need, Office, OtherName, ProfileDraft, Project, Registration
from tests.cast import client_of

from .keeping import BASE, hidden, keep

TYPED = ("mission", "shares", "question", "title", "number", "phone", "name", "name_en")


@pytest.fixture
def suzan(cast):
    return client_of(cast.suzan)


@pytest.fixture
def rows(cast):
    """One row of each kind, and the key of its form."""
    weo = cast.weo
    project = Project.objects.create(organization=weo, starts_on=datetime.date(2021, 1, 1))
    project.texts.create(field="title", language="en", text="Women in councils")
    Expertise.objects.create(organization=weo, topic=cast.legal_aid, band="1-5")
    Need.objects.create(organization=weo, topic=cast.quotas)
    registration = Registration.objects.create(organization=weo, authority="kurdistan", number="K-1")
    office = Office.objects.create(organization=weo, governorate=cast.erbil)
    name = OtherName.objects.create(organization=weo, kind="other_name", language="en", name="WH")
    for row in (project, registration, office, name):
        row.refresh_from_db()
    return {
        "offer": "offer:legal-aid",
        "need": "need:gender-quotas",
        "project": f"project:{project.public_id}",
        "registration": f"registration:{registration.public_id}",
        "registration_file": f"registration_file:{registration.public_id}",
        "office": f"office:{office.public_id}",
        "name": f"name:{name.public_id}",
        "translation": f"translation:projects:{project.public_id}:ar",
    }


def test_every_form_keeps_a_draft_and_is_called_what_its_page_is_called(cast, suzan, rows):
    keys = [name for name, kind in KINDS.items() if kind.page]
    keys += [rows[name] for name, kind in KINDS.items() if kind.page_of_row]
    for key in keys:
        form = form_of(cast.weo, key)
        page = suzan.get(form.url).content.decode()
        assert f'name="draft" value="{key}"' in page
        assert f"<h1>{form.title}</h1>" in page
        assert "js/drafts.js" in page
        # What its text fields are called is known, so that all of it is kept.
        sent = set(
            re.findall(
                r'<(?:input|textarea|select)[^>]* name="(\w+)"', page.partition('<form class="form')[2]
            )
        )
        ours = {
            "csrfmiddlewaretoken",
            "upload",
            "acting_for",
            "draft",
            "draft_of",
            "draft_based_on",
            "language",
            "organization",
        }
        assert sent - ours <= form.kind.fields | {"next", "theme"}, key
        field = next(name for name in (*TYPED, "file_audience") if name in form.kind.fields and name in sent)
        # Of a page where nothing is typed, what is chosen.
        typed = "Half a word" if field in TYPED else "staff"
        keep(suzan, key, **{field: typed})
        page = suzan.get(form.url).content.decode()
        assert "You began this on" in page, key
        assert typed in page, key
    assert suzan.get(BASE).content.decode().count("Go on<") == len(keys)


def test_a_translation_that_is_saved_ends_its_draft(cast, suzan, rows):
    form = form_of(cast.weo, rows["translation"])
    keep(suzan, form.key, title="نساء")
    page = suzan.get(form.url).content.decode()
    assert 'value="نساء"' in page
    revision = re.search(r'name="revision_title" value="(\d+)"', page)[1]
    data = {"acting_for": "weo", "title": "نساء في المجالس", "revision_title": revision, "origin": "human"}
    assert suzan.post(form.url, data | hidden(page)).status_code == 302
    assert not ProfileDraft.objects.exists()


def test_a_box_left_as_it_was_is_no_change(cast, suzan, rows):
    """A box that is not ticked is not sent at all."""
    keep(suzan, rows["office"], governorate=str(cast.erbil.pk), phone="", phone_audience="partners")
    assert "You began this" not in suzan.get(form_of(cast.weo, rows["office"]).url).content.decode()
