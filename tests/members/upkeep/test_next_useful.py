"""The one thing that is most useful to add next."""

import datetime

import pytest

from cop_portal.dates import today
from cop_portal.translations.texts import write_original, write_translation
from members.models import Expertise, Need, Organization, Project, Registration
from members.upkeep.next_useful import next_useful
from tests.cast import client_of

pytestmark = pytest.mark.django_db


def test_one_after_the_other(cast, django_assert_num_queries):
    weo = cast.weo
    Organization.objects.filter(pk=weo.pk).update(email="", phone="")
    seen = []

    def next_key():
        with django_assert_num_queries(1):
            step = next_useful(weo)
        seen.append(step.key if step else None)
        return step

    assert next_key().url == "/organizations/weo/edit/about/"
    write_original(weo.texts, "mission", "We stand up.", "en")
    next_key()
    Expertise.objects.create(organization=weo, topic=cast.quotas, band="1-5")
    next_key()
    Need.objects.create(organization=weo, topic=cast.legal_aid, audience="staff")
    next_key()
    weo.governorates.add(cast.erbil)
    next_key()
    Organization.objects.filter(pk=weo.pk).update(phone="+964 1", phone_audience="staff")
    next_key()
    Project.objects.create(organization=weo, starts_on=datetime.date(2024, 1, 1))
    next_key()
    write_translation(weo.texts, "mission", "نحن", "ar")
    write_translation(weo.texts, "mission", "ئێمە", "ckb")
    next_key()
    project = Project.objects.get(organization=weo)
    write_original(project.texts, "title", "Her seat", "en")
    next_key()
    write_translation(project.texts, "title", "مقعدها", "ar")
    write_translation(project.texts, "title", "کورسی", "ckb")
    Registration.objects.create(organization=weo, authority="federal", number="1")
    next_key()
    Organization.objects.filter(pk=weo.pk).update(profile_confirmed_on=today())
    assert next_key() is None
    assert seen == [
        "mission",
        "offer",
        "need",
        "governorates",
        "contact",
        "project",
        "translation",
        "registration",
        "translation",
        "confirm",
        None,
    ]


def test_it_stands_on_top_of_the_edit_page(cast):
    text = client_of(cast.suzan).get("/organizations/weo/edit/").content.decode()
    assert "Next: say what your organization does" in text
    assert "Members look here first." in text
    assert "%" not in text.split('class="next-step')[1].split("</section>")[0]


def test_the_convenor_is_asked_for_nothing(cast):
    assert next_useful(cast.search) is None
