"""Papers that tell their author who reads them, where and when: refused. Links that a reader chooses are let be."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from tests.documents.files import finish, start
from tests.documents.looking import inspect

ELSEWHERE = "\\\\thief.example\\share"
PAGE = "https://thief.example/who-reads"


def opens_a_page(**more):
    return Dictionary(S=Name.URI, URI=PAGE, **more)


def leads_to_a_file():
    return Dictionary(S=Name.GoToR, F=ELSEWHERE, D=Array([0, Name.Fit]))


def link(pdf, **more):
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), **more)


def on_opening(pdf):
    pdf.Root.OpenAction = opens_a_page()


def on_opening_by_reference(pdf):
    pdf.Root.OpenAction = pdf.make_indirect(opens_a_page())


def after_a_harmless_one(pdf):
    pdf.Root.OpenAction = Dictionary(
        S=Name.GoTo,
        D=Array([pdf.pages[0].obj, Name.Fit]),
        Next=Array([Dictionary(S=Name.Named), opens_a_page()]),
    )


def on_a_page(pdf):
    pdf.pages[0].obj.AA = Dictionary(O=pdf.make_indirect(opens_a_page()))


def on_seeing_a_link(pdf):
    pdf.pages[0].obj.Annots = Array([link(pdf, AA=Dictionary(PV=opens_a_page()))])


def on_closing(pdf):
    pdf.Root.AA = Dictionary(WC=opens_a_page())


def actions_in_a_circle(pdf):
    first = pdf.make_indirect(Dictionary(S=Name.GoTo))
    first.Next = pdf.make_indirect(Dictionary(S=Name.GoTo, Next=first))
    pdf.Root.OpenAction = first


def another_file_on_opening(pdf):
    pdf.Root.OpenAction = leads_to_a_file()


def another_file_on_a_link(pdf):
    pdf.pages[0].obj.Annots = Array([link(pdf, A=leads_to_a_file())])


def a_thread_of_another_file(pdf):
    pdf.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.Thread, F=ELSEWHERE, D=0))


def shown(pdf, **facts):
    form = pdf.make_indirect(
        pikepdf.Stream(pdf, b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]), **facts)
    )
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(F0=form))


def a_page_of_another_file(pdf):
    shown(pdf, Ref=Dictionary(F=ELSEWHERE, Page=0))


def a_picture_of_the_printers(pdf):
    shown(pdf, OPI=Dictionary({"/2.0": Dictionary(Type=Name.OPI, F=ELSEWHERE)}))


def a_picture_kept_elsewhere(pdf):
    facts = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 1, "Height": 1, "BitsPerComponent": 8}
    picture = pikepdf.Stream(pdf, b"", ColorSpace=Name.DeviceGray, F=Dictionary(FS=Name.URL, F=PAGE), **facts)
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(Im0=pdf.make_indirect(picture)))


def a_typeface_kept_elsewhere(pdf):
    face = pdf.make_indirect(pikepdf.Stream(pdf, b"x", F=ELSEWHERE))
    font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, FontDescriptor=Dictionary(FontFile2=face))
    pdf.pages[0].obj.Resources = Dictionary(Font=Dictionary(F0=font))


REACHING_OUT = (
    on_opening,
    on_opening_by_reference,
    after_a_harmless_one,
    on_a_page,
    on_seeing_a_link,
    on_closing,
    actions_in_a_circle,
    another_file_on_opening,
    another_file_on_a_link,
    a_thread_of_another_file,
    a_page_of_another_file,
    a_picture_of_the_printers,
    a_picture_kept_elsewhere,
    a_typeface_kept_elsewhere,
)


@pytest.mark.parametrize("hide", [False, True], ids=["plain", "in a compressed part"])
@pytest.mark.parametrize("reach", REACHING_OUT, ids=lambda reach: reach.__name__)
def test_what_reaches_out_is_refused(look, reach, hide):
    pdf = start()
    reach(pdf)
    modes = pikepdf.ObjectStreamMode
    data = finish(pdf, object_stream_mode=modes.generate if hide else modes.disable)
    assert look(data).reason == "outward"


def test_the_reason_in_words():
    pdf = start()
    on_opening(pdf)
    assert "from elsewhere" in str(inspect(finish(pdf)).sentence)


def to_a_place_in_it(pdf):
    pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])
    pdf.pages[0].obj.Annots = Array(
        [link(pdf, A=Dictionary(S=Name.GoTo, D=Array([pdf.pages[0].obj, Name.Fit])))]
    )


def a_link_to_choose(pdf):
    pdf.pages[0].obj.Annots = Array([link(pdf, A=opens_a_page(Next=Dictionary(S=Name.GoTo)))])


def opened_for_printing(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.Named, N=Name.Print)
    pdf.Root.AA = Dictionary()


def signed(pdf):
    signature = pdf.make_indirect(
        Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Reference=Array([]), Contents=b"\x30")
    )
    field = pdf.make_indirect(Dictionary(FT=Name.Sig, T="signature", V=signature, F=132))
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)


@pytest.mark.parametrize(
    "make", [to_a_place_in_it, a_link_to_choose, opened_for_printing, signed], ids=lambda make: make.__name__
)
def test_what_stays_in_it_is_accepted(look, make):
    pdf = start()
    make(pdf)
    assert look(finish(pdf)).reason is None
