"""PDFs that an attacker sends to act when opened: scripts, programs, attachments, forms. Bytes, one file each."""

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.documents.pdf import CATALOG, DRAWING, PAGE, PAGES, by_hand, finish, start


def script(**more):
    return Dictionary(S=Name.JavaScript, JS="app.alert(1)", **more)


def script_on_opening():
    pdf = start()
    pdf.Root.OpenAction = script()
    return finish(pdf)


def script_in_names():
    pdf = start()
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["one", pdf.make_indirect(script())])))
    return finish(pdf)


def script_on_page():
    pdf = start(3)
    pdf.pages[2].obj.AA = Dictionary(O=script())
    return finish(pdf)


def script_on_field():
    pdf = start()
    field = Dictionary(
        Subtype=Name.Widget, FT=Name.Tx, T="a", Rect=Array([0, 0, 1, 1]), AA=Dictionary(K=script())
    )
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]))
    return finish(pdf)


def script_on_link():
    pdf = start()
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=script())
    pdf.pages[0].obj.Annots = Array([link])
    return finish(pdf)


def script_after_another():
    """The second action of a chain, in an array in an array."""
    pdf = start()
    pdf.Root.OpenAction = Dictionary(
        S=Name.GoTo, Next=Array([Dictionary(S=Name.Named, Next=Array([script()]))])
    )
    return finish(pdf)


def script_in_object_stream():
    pdf = start()
    pdf.Root.OpenAction = pdf.make_indirect(script())
    data = finish(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert b"JavaScript" not in data
    return data


def script_spelled_otherwise():
    return by_hand(CATALOG[:-2] + b"/OpenAction<</S/#4aava#53cript/#4A#53(app.alert\\(1\\))>>>>", PAGES, PAGE)


def script_named_elsewhere():
    """The action says its kind by a reference."""
    return by_hand(CATALOG[:-2] + b"/OpenAction<</S 4 0 R/Contents(x)>>>>", PAGES, PAGE, b"/JavaScript")


def script_behind_a_password():
    pdf = start()
    pdf.Root.OpenAction = script()
    return finish(pdf, encryption=pikepdf.Encryption(owner="secret", user=""))


def script_in_stream_dictionary():
    pdf = start()
    pdf.pages[0].obj.Contents = pikepdf.Stream(pdf, DRAWING, Extra=script())
    return finish(pdf)


def launch():
    pdf = start()
    pdf.Root.OpenAction = Dictionary(S=Name.Launch, F="cmd.exe")
    return finish(pdf)


def launch_on_link():
    pdf = start()
    action = Dictionary(S=Name.Launch, Win=Dictionary(F="cmd.exe"))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])
    return finish(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def embedded_file():
    pdf = start()
    pdf.attachments["malware.exe"] = b"MZ"
    return finish(pdf)


def attached_to_page():
    pdf = start()
    stream = pdf.make_stream(b"MZ", Type=Name.EmbeddedFile)
    attached = Dictionary(Type=Name.Filespec, F="a.exe", EF=Dictionary(F=stream))
    note = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=Array([0, 0, 9, 9]), FS=attached)
    pdf.pages[0].obj.Annots = Array([note])
    return finish(pdf)


def associated_file():
    pdf = start()
    pdf.Root.AF = Array([Dictionary(Type=Name.Filespec, F="data.csv")])
    return finish(pdf)


def xfa():
    pdf = start()
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=pdf.make_stream(b"<xdp/>"))
    return finish(pdf)


def rich_media():
    pdf = start()
    pdf.pages[0].obj.Annots = Array(
        [Dictionary(Type=Name.Annot, Subtype=Name.RichMedia, Rect=Array([0, 0, 9, 9]))]
    )
    return finish(pdf)


def submits_form():
    pdf = start()
    pdf.Root.AcroForm = Dictionary(
        Fields=Array([Dictionary(T="a", A=Dictionary(S=Name.SubmitForm, F="http://x"))])
    )
    return finish(pdf)


def imports_data():
    pdf = start()
    pdf.Root.OpenAction = Dictionary(S=Name.ImportData, F="data.fdf")
    return finish(pdf)
