"""What stands around the loader: other people's data, the terminal, the outbox, the papers."""

from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from cop_portal import mail
from cop_portal.demo.data import ORGANIZATIONS, THREADS
from cop_portal.demo.papers import signed_paper
from members.models import Organization


@pytest.mark.django_db
def test_it_leaves_a_portal_with_organizations_alone():
    Organization.objects.create(slug="real", name_en="A real one", kind="local", member_since="2020-01-01")
    call_command("load_demo", "--if-empty", verbosity=0)
    with pytest.raises(CommandError, match="wants an empty one"):
        call_command("load_demo", verbosity=0)
    assert Organization.objects.get().slug == "real"


def test_demo_accounts_prints_who_can_sign_in():
    out = io.StringIO()
    call_command("demo_accounts", stdout=out)
    assert "suzan@weo.example" in out.getvalue()
    assert "why-havent-we-done-this-before" in out.getvalue()


def test_silence():
    """Within it nothing is queued; after it mail goes again, also where the work failed."""
    called = []
    with pytest.raises(ZeroDivisionError), mail.silence():
        mail.run_later(called.append, 1)
        raise ZeroDivisionError
    assert not called
    assert not mail._silenced.get()


@pytest.mark.django_db
def test_outbox(client, tmp_path, settings):
    settings.VAR = tmp_path
    page = client.get("/demo/outbox/").content.decode()
    assert "No mail yet" in page
    with override_settings(EMAIL_BACKEND="cop_portal.mail.DemoOutbox"):
        mail.send_mail_to(
            "somebody@weo.example", subject="Something waits", text="See http://localhost:8000/"
        )
    page = client.get("/demo/outbox/").content.decode()
    assert "Something waits" in page
    assert 'href="http://localhost:8000/"' in page
    with override_settings(DEMO=False):
        assert client.get("/demo/outbox/").status_code == 404


@pytest.mark.parametrize(
    "thread", [thread for thread in THREADS if thread.paper], ids=lambda one: one.paper.title
)
def test_papers(thread):
    organizations = {member.slug: member for member in ORGANIZATIONS}
    parties = [
        Organization(
            slug=signed.by,
            name_en=organizations[signed.by].names[0],
            name_ar=organizations[signed.by].names[1],
        )
        for signed in thread.paper.signed
    ]
    paper = signed_paper(thread.paper, parties)
    assert paper.read(5) == b"%PDF-"
    assert paper.size < 200_000


def test_data_is_whole():
    """Slugs are one organization's; every address is of an example domain; nobody has two accounts."""
    slugs = [member.slug for member in ORGANIZATIONS]
    assert len(slugs) == len(set(slugs))
    people = [someone.email for member in ORGANIZATIONS for someone in member.people]
    assert len(people) == len(set(people))
    assert all(email.endswith(".example") for email in people)
    assert all(member.email.endswith(".example") for member in ORGANIZATIONS if member.email)
