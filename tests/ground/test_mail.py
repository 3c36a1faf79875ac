"""Work after the commit, and mail."""

from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from cop_portal import mail

done: list[tuple] = []


def note(*args):
    """What the tests run later."""
    done.append(args)


def mail_server_is_away(*args):
    """A function whose mail server cannot be had."""
    raise ConnectionRefusedError


@pytest.fixture(autouse=True)
def _nothing_done():
    done.clear()


@pytest.fixture
def in_database(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.mark.django_db(transaction=True)
def test_it_works_at_once_after_the_commit():
    with transaction.atomic():
        mail.run_later(note, 1, "two")
        assert done == []
    assert done == [(1, "two")]


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_runs_nothing(django_capture_on_commit_callbacks):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        mail.run_later(note, 1)
        raise ZeroDivisionError
    assert done == []


@pytest.mark.django_db
def test_in_the_database_it_is_written_with_the_change(in_database):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        mail.run_later(note, 1)
        raise ZeroDivisionError
    assert not DBTaskResult.objects.exists()
    mail.run_later(note, 1)
    task = DBTaskResult.objects.get()
    assert task.args_kwargs["args"] == ["tests.ground.test_mail.note", [1]]
    assert done == []
    task.task.call(*task.args_kwargs["args"])
    assert done == [(1,)]


@pytest.mark.django_db
def test_mail_that_cannot_be_sent_is_tried_again_later(in_database):
    path = "tests.ground.test_mail.mail_server_is_away"
    mail._call.call(path, [], 2)
    again = DBTaskResult.objects.get()
    assert again.args_kwargs["args"] == [path, [], 3]
    assert timedelta(minutes=3) < again.run_after - timezone.now() <= timedelta(minutes=4)
    with pytest.raises(ConnectionRefusedError):
        mail._call.call(path, [], mail.ATTEMPTS)


@pytest.mark.django_db
def test_a_mail_is_in_its_readers_language(cast):
    cast.suzan.language = "ar"
    mail.send_mail_to(cast.suzan, _("Sunday"), "text\nof two lines")
    [sent] = django_mail.outbox
    assert sent.subject == "الأحد"
    assert sent.to == [cast.suzan.email]
    assert sent.reply_to == ["cop@search.example"]
    assert sent.extra_headers["Content-Language"] == "ar"


def test_a_bare_address_is_written_to_in_the_language_given():
    mail.send_mail_to("somebody@else.example", _("Sunday"), "text", "ckb")
    mail.send_mail_to("somebody@else.example", "No\nsecond: header", "text")
    assert [sent.subject for sent in django_mail.outbox] == ["یەکشەممە", "No second: header"]


@pytest.mark.django_db
def test_who_may_not_sign_in_gets_no_mail(cast):
    cast.suzan.is_active = False
    mail.send_mail_to(cast.suzan, "subject", "text")
    assert django_mail.outbox == []


def test_the_demos_outbox_keeps_the_newest_first(tmp_path, settings, monkeypatch, capsys):
    settings.VAR = tmp_path
    monkeypatch.setattr(mail, "KEPT_IN_THE_OUTBOX", 3)
    backend = mail.DemoOutbox()
    for number in range(5):
        assert backend.send_messages([EmailMessage(f"سلام {number}", "text", to=["a@b.example"])]) == 1
    assert [kept.subject for kept in mail.outbox()] == ["سلام 4", "سلام 3", "سلام 2"]
    assert mail.outbox()[0].to == ["a@b.example"]
    assert "To: a@b.example" in capsys.readouterr().out
