"""The model texts come with the portal; staff change them, and nothing brings the old words back."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from collaborations.actions.mou_models import change_model_text
from collaborations.models import MouModelText
from collaborations.mous.drafting.model_texts import load_model_texts, shipped
from collaborations.mous.drafting.reading import read_lines
from collaborations.mous.drafting.written import plain_lines
from cop_portal.refusals import NotAllowed, Refused
from tests.cast import english_client_of

pytestmark = pytest.mark.django_db


def test_it_works(cast):
    call_command("load_reference_data", verbosity=0)
    texts = {row.language: row for row in MouModelText.objects.all()}
    assert set(texts) == {"en", "ar", "ckb"}
    assert "30 days" in texts["en"].provisions
    assert all("30" in row.provisions for row in texts.values())
    assert all(row.confidentiality for row in texts.values())
    # Each says the same, paragraph by paragraph.
    assert len({len(row.provisions.split("\n\n")) for row in texts.values()}) == 1


@pytest.mark.parametrize("language", ["en", "ar", "ckb"])
def test_each_paragraph_has_its_heading(language):
    lines = read_lines(plain_lines(shipped(language)["provisions"]))
    assert [line.is_heading for line in lines] == [True, False] * 10


def test_what_staff_changed_stays(cast):
    load_model_texts()
    change_model_text(language="ar", by=cast.staff, provisions="نص جديد", confidentiality="")
    load_model_texts()
    row = MouModelText.objects.get(language="ar")
    assert (row.provisions, row.confidentiality) == ("نص جديد", "")
    assert row.changed_by == cast.staff


@pytest.mark.parametrize("who", ["suzan", "colleague", "observer", "outsider"])
def test_nobody_else_changes_them(cast, who):
    with pytest.raises(NotAllowed):
        change_model_text(language="en", by=getattr(cast, who), provisions="Mine.", confidentiality="")


def test_saving_the_same_is_no_change(cast):
    load_model_texts()
    change_model_text(language="en", by=cast.staff, **shipped("en"))
    assert MouModelText.objects.get(language="en").changed_by is None


def test_nobody_writes_over_what_another_saved(cast):
    load_model_texts()
    words = shipped("en")
    change_model_text(language="en", by=cast.staff, provisions="Newer.", confidentiality="")
    with pytest.raises(Refused) as refusal:
        change_model_text(
            language="en",
            by=cast.superuser,
            provisions="Mine.",
            confidentiality="",
            seen=(words["provisions"], words["confidentiality"]),
        )
    assert refusal.value.code == "changed"


def test_the_pages(cast, django_assert_num_queries):
    load_model_texts()
    client = english_client_of(cast.staff)
    client.get("/mous/model-texts/")
    with django_assert_num_queries(4):
        page = client.get("/mous/model-texts/").content.decode()
    assert page.count("As it came with the portal.") == 3
    form = client.get("/mous/model-texts/en/").context["form"]
    opened = {name: form.initial[name] for name in ("provisions", "confidentiality", "based_on")}
    change_model_text(language="en", by=cast.superuser, provisions="Newer.", confidentiality="")
    response = client.post("/mous/model-texts/en/", opened | {"provisions": "Mine."})
    assert response.status_code == 422
    page = response.content.decode()
    assert "Newer." in page
    assert "Mine." in page
    again = {"provisions": "Both.", "based_on": response.context["form"].data["based_on"]}
    assert client.post("/mous/model-texts/en/", opened | again).status_code == 302
    assert MouModelText.objects.get(language="en").provisions == "Both."
    assert "Changed by" in client.get("/mous/model-texts/").content.decode()
