"""Files of an event: added, called otherwise, taken away; who may open which; what stays of one that was removed."""

from __future__ import annotations

import datetime

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from cop_portal.dates import BAGHDAD, today
from cop_portal.documents.erasing import owning_keys
from cop_portal.documents.models import Document, Erasure
from cop_portal.documents.store import FileDamaged, read_document
from cop_portal.documents.uploads import UploadRefused
from cop_portal.refusals import NotAllowed, Refused
from events.actions import cancel_event, close_event, log_presence
from events.actions.files import add_event_file, remove_event_file, rename_event_file
from events.models import EventFile
from events.visibility import event_files_visible_to
from tests.at_once import at_once
from tests.cast import make_cast
from tests.documents import files
from tests.events.files_of_events import event, for_weo_alone, pdf, with_file

PEOPLE = ("suzan", "colleague", "ahmed", "outsider", "discreet", "hidden", "staff", "observer", "superuser")
MEMBERS = {"suzan", "colleague", "ahmed", "outsider", "discreet", "hidden", "staff", "superuser"}
STAFF = {"staff", "superuser"}


def openers(cast, file: EventFile) -> set[str]:
    """Who may open ``file``."""
    return {
        name for name in PEOPLE if event_files_visible_to(getattr(cast, name)).filter(pk=file.pk).exists()
    }


def test_it_works(cast):
    workshop = event(cast)
    added = add_event_file(
        event=workshop,
        by=cast.staff,
        kind="agenda",
        upload=pdf(),
        title="  Both \n days ",
        on=workshop.announced_on,
    )
    assert (added.kind, added.title, added.event) == ("agenda", "Both days", workshop)
    assert (added.document.name, added.document.pages) == ("Agenda.pdf", 2)
    assert added.document.uploaded_by == cast.staff
    assert added.document.uploaded_at.astimezone(BAGHDAD).date() == today()
    assert added.get_absolute_url() == f"/events/{workshop.slug}/files/{added.public_id}/"
    assert openers(cast, added) == MEMBERS


@pytest.mark.parametrize("kind", ["agenda", "slides", "other"])
def test_what_is_shown_at_the_event_has_its_audience(cast, kind):
    closed, draft = for_weo_alone(cast), event(cast, announced=False)
    assert openers(cast, with_file(cast, event(cast), kind)) == MEMBERS
    assert openers(cast, with_file(cast, draft, kind)) == STAFF
    of_closed = with_file(cast, closed, kind)
    assert openers(cast, of_closed) == STAFF | {"suzan", "colleague"}
    # Who came without an invitation was there when it was shown.
    closed.starts_on = closed.ends_on = today()
    closed.save()
    log_presence(event=closed, by=cast.staff, organization=cast.outsider_org, women=1)
    assert openers(cast, of_closed) == STAFF | {"suzan", "colleague", "outsider"}


def test_a_signed_sheet_is_for_staff_alone(cast):
    """Whose name is on it may not read who else's is."""
    workshop = event(cast, starts_on=today() - datetime.timedelta(days=1))
    log_presence(event=workshop, by=cast.staff, organization=cast.weo, people=[("Suzan Aref", "woman", "")])
    assert openers(cast, with_file(cast, workshop, "signed_sheet")) == STAFF


def test_a_file_of_a_closed_or_cancelled_event_still_opens(cast):
    closed = event(cast, starts_on=today() - datetime.timedelta(days=1))
    cancelled = event(cast, name="Cancelled")
    of_both = [with_file(cast, closed), with_file(cast, cancelled)]
    close_event(event=closed, by=cast.staff)
    cancel_event(event=cancelled, by=cast.staff, reason="Roads were closed")
    assert [openers(cast, file) for file in of_both] == [MEMBERS, MEMBERS]
    # The scan is often made days after the event was closed.
    assert openers(cast, with_file(cast, closed, "signed_sheet")) == STAFF


def test_only_staff_add_and_remove(cast):
    workshop = event(cast)
    file = with_file(cast, workshop)
    for by in (cast.suzan, cast.outsider, cast.observer):
        with pytest.raises(NotAllowed):
            add_event_file(event=workshop, by=by, kind="agenda", upload=pdf())
        with pytest.raises(NotAllowed):
            rename_event_file(file=file, by=by, title="Mine")
        with pytest.raises(NotAllowed):
            remove_event_file(file=file, by=by)
    assert EventFile.objects.get().title == ""


def test_the_same_file_twice_is_one(cast):
    """A form sent twice, or two people who add the same scan: one row, one document, whoever sent it."""
    workshop = event(cast)
    first = with_file(cast, workshop)
    again = add_event_file(
        event=workshop, by=cast.superuser, kind="agenda", upload=pdf(files.plain(2), "agenda (1).pdf")
    )
    assert (again.pk, again.title, again.document.name) == (first.pk, "", "agenda.pdf")
    # What is said with the second is not lost; what is left out takes nothing away.
    assert with_file(cast, workshop, title="First day").pk == first.pk
    assert with_file(cast, workshop).title == "First day"
    assert (EventFile.objects.count(), Document.objects.count()) == (1, 1)
    # As another kind it is another: somebody else opens it. So is another file, and one of another event.
    with_file(cast, workshop, "signed_sheet")
    with_file(cast, workshop, pages=3)
    with_file(cast, event(cast, name="Another"))
    assert EventFile.objects.count() == 4


@pytest.mark.django_db(transaction=True)
def test_the_same_file_twice_at_the_same_moment_is_one():
    cast = make_cast()
    workshop = event(cast)

    def adds() -> object:
        return add_event_file(event=workshop, by=cast.staff, kind="agenda", upload=pdf())

    assert [one for one in at_once(adds, adds) if isinstance(one, Exception)] == []
    assert (EventFile.objects.count(), Document.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("kind", "data", "name", "code", "words"),
    [
        ("agenda", files.html(), "agenda.pdf", "not_pdf", "This file is not a PDF."),
        ("agenda", files.password(), "agenda.pdf", "password", "asks for a password"),
        ("slides", b"PK", "Slides.PPTX", "not_pdf", "These are slides, not a PDF. Open them where"),
        ("other", b"PK", "list.xlsx", "not_pdf", "This is a spreadsheet, not a PDF."),
        ("agenda", b"PK", "agenda.docx", "word", "choose “Save as”, then PDF"),
        # Of paper that people sign the advice is another.
        ("signed_sheet", b"PK", "sheet.docx", "word", "Print it, sign it, scan it to PDF"),
        ("signed_sheet", b"\xff\xd8", "IMG_0001.jpg", "picture", "Scan the paper to PDF"),
    ],
)  # fmt: skip
def test_what_may_not_be_kept_is_told_in_words(cast, kind, data, name, code, words):
    with pytest.raises(UploadRefused) as refused:
        add_event_file(event=event(cast), by=cast.staff, kind=kind, upload=pdf(data, name))
    assert (refused.value.code, refused.value.field) == (code, "upload")
    assert words in str(refused.value)
    assert not Document.objects.exists()
    assert not EventFile.objects.exists()


def test_what_is_said_of_it_is_checked(cast):
    workshop = event(cast)
    for field, facts in (("kind", {"kind": "photo"}), ("title", {"kind": "agenda", "title": "x" * 201})):
        with pytest.raises(Refused) as refused:
            add_event_file(event=workshop, by=cast.staff, upload=pdf(), **facts)
        assert refused.value.field == field
    assert not Document.objects.exists()


def test_another_title(cast):
    file = with_file(cast, event(cast), title="Agnda")
    assert rename_event_file(file=file, by=cast.staff, title="  Agenda ").title == "Agenda"
    assert str(rename_event_file(file=file, by=cast.staff, title="")) == "agenda"
    remove_event_file(file=file, by=cast.staff)
    with pytest.raises(Refused) as refused:
        rename_event_file(file=file, by=cast.staff, title="Agenda")
    assert refused.value.code == "gone"


def test_that_there_was_one_is_not_forgotten(cast):
    file = with_file(cast, event(cast), "signed_sheet", title="First day")
    for _twice in range(2):
        remove_event_file(file=file, by=cast.superuser)
    assert openers(cast, file) == set()
    rows = list(
        EventFile.pgh_event_model.objects.order_by("pgh_id").select_related("pgh_context", "document")
    )
    assert [(row.pgh_label, row.title, row.pgh_context.metadata) for row in rows] == [
        ("insert", "First day", {"user": cast.staff.pk, "reason": "add_event_file"}),
        ("delete", "First day", {"user": cast.superuser.pk, "reason": "remove_event_file"}),
    ]
    assert rows[1].document.name == "signed_sheet.pdf"


def test_one_that_was_removed_is_erased_a_week_later(cast):
    assert (EventFile, "document") in {(key.model, key.name) for key in owning_keys()}
    workshop = event(cast)
    removed, kept = with_file(cast, workshop), with_file(cast, workshop, pages=3)
    remove_event_file(file=removed, by=cast.staff)
    for days, is_there in ((0, True), (6.9, True), (7.1, False)):
        Erasure.objects.update(noticed_at=timezone.now() - datetime.timedelta(days=days))
        call_command("sweep_documents", verbosity=0)
        if is_there:
            assert read_document(removed.document)
    with pytest.raises(FileDamaged):
        read_document(removed.document)
    assert read_document(kept.document)
    for change in (
        lambda: EventFile.objects.create(event=workshop, kind="agenda", document=removed.document),
        lambda: EventFile.objects.filter(pk=kept.pk).update(document=removed.document),
    ):
        with pytest.raises(IntegrityError, match="was erased"), transaction.atomic():
            change()
