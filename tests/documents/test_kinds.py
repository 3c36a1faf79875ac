"""Every kind of file that was thought of, and what is said of it: by the worker's own rules and limits."""

import io

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm

from cop_portal.documents.store import read_document
from tests.documents import files, signed
from tests.documents.bombs import BOMBS
from tests.documents.heavy_files import HEAVY, LIGHT
from tests.documents.hidden_files import HIDDEN
from tests.documents.honest_files import HONEST, by_typst
from tests.documents.other_kinds import OTHER
from tests.documents.test_store import keep

#: Limits of one file, in seconds of the processor and in megabytes of memory.
SECONDS, MEGABYTES = 10, 512
BAD = (files.BAD, HIDDEN, OTHER, BOMBS, HEAVY)
ALL_BAD = {kind: of for table in BAD for kind, of in table.items() if kind != "empty"}


def certified():
    """Signed first by whom it is from, who allows that forms in it are filled and others sign."""
    writer = IncrementalPdfFileWriter(io.BytesIO(by_typst()))
    meta = signers.PdfSignatureMetadata(
        field_name="Author", md_algorithm="sha256", certify=True, docmdp_permissions=MDPPerm.FILL_FORMS
    )
    return signers.PdfSigner(meta, signer=signed.signer("Suzan Aref")).sign_pdf(writer).getvalue()


SIGNED = {
    "signed": (signed.signed, 1),
    "signed twice": (signed.signed_twice, 1),
    "signed with a stamp": (lambda: signed.signed(box=(10, 10, 100, 60)), 1),
    "signed by typst's text": (lambda: signed.signed(by_typst()), 2),
    "signed behind a linearized one": (lambda: signed.signed(files.linearized()), 3),
    "certified": (certified, 2),
    "certified and signed": (lambda: signed.signed(certified(), field="Second"), 2),
}
ALL_GOOD = {**files.GOOD, **HONEST, **LIGHT, **SIGNED}


def test_it_works():
    """There are enough kinds, and none hides another of the same name."""
    assert len(ALL_BAD) >= 130
    assert len(ALL_GOOD) >= 40
    assert len(ALL_BAD) == sum(map(len, BAD)) - 1


@pytest.mark.parametrize("kind", ALL_GOOD)
def test_good_files_are_accepted(look, kind):
    make, pages = ALL_GOOD[kind]
    looked = look(make())
    assert (looked.reason, looked.pages) == (None, pages)


@pytest.mark.parametrize("kind", ALL_BAD)
def test_bad_files_are_refused(look, kind):
    make, reason = ALL_BAD[kind]
    looked = look(make())
    assert looked.reason == reason
    assert looked.seconds < SECONDS
    assert looked.megabytes < MEGABYTES


@pytest.mark.parametrize("make", [signed.signed_twice, certified])
def test_what_is_signed_is_kept_byte_for_byte(disk, suzan, upload, make):
    data = make()
    assert read_document(keep(upload(data), suzan)) == data
