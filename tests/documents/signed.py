"""PDFs with digital signatures, made here by people whom nobody certifies. Each function gives the bytes of one."""

import datetime
import functools
import io

import pikepdf
from asn1crypto import keys, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tests.documents.files import plain

_DER = serialization.Encoding.DER


@functools.cache
def signer(name):
    """Somebody with a key, who calls themselves so."""
    key = ec.generate_private_key(ec.SECP256R1())
    who = certificates.Name([certificates.NameAttribute(certificates.NameOID.COMMON_NAME, name)])
    certificate = (
        certificates.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime.datetime(2020, 1, 1))
        .not_valid_after(datetime.datetime(2021, 1, 1))  # long over: nobody asks
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(_DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return signers.SimpleSigner(
        signing_cert=x509.Certificate.load(certificate.public_bytes(_DER)),
        signing_key=keys.PrivateKeyInfo.load(secret),
        cert_registry=SimpleCertificateStore(),
    )


def signed(content=None, *, name="Suzan Aref", field="Signature1", box=None):
    """A PDF, signed digitally, with a stamp that is seen where there is a ``box``."""
    writer = IncrementalPdfFileWriter(io.BytesIO(plain() if content is None else content))
    if box:
        fields.append_signature_field(writer, fields.SigFieldSpec(field, box=box))
    meta = signers.PdfSignatureMetadata(field_name=field, md_algorithm="sha256")
    out = signers.PdfSigner(meta, signer=signer(name)).sign_pdf(writer)
    return out.getvalue()


def signed_twice():
    return signed(signed(), name="Ahmed Karim", field="Signature2")


def added_to():
    """Signed, and then saved again with something else on its page, as an incremental save does."""
    writer = IncrementalPdfFileWriter(io.BytesIO(signed()))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Rotate"] = writer.root["/Pages"]["/Count"].__class__(90)
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def changed():
    """Signed, and one byte of its drawing replaced."""
    content = signed()
    place = content.index(b"/MediaBox") + 20
    return content[:place] + (b"1" if content[place : place + 1] != b"1" else b"2") + content[place + 1 :]


def not_all_covered():
    """Something stands behind what is covered, and the numbers that say what is covered hide it."""
    content = signed()
    return content + b"\n% something else\n" + content[content.rindex(b"startxref") :]


def overlapping():
    """As long as what is covered would be, but the second part begins too early, and ends before the file does."""
    content = signed()
    place = content.index(b"/ByteRange") + len(b"/ByteRange [")
    end = content.index(b"]", place)
    _zero, before, behind, length = content[place:end].split()
    forged = b"0 %s %d %s" % (before, int(behind) - 200, length)
    return content[:place] + forged.ljust(end - place) + content[end:]


def nonsense(contents=b"00" * 50, byte_range=b"0 10 20 30"):
    """A field with a signature that is none."""
    pdf = pikepdf.open(io.BytesIO(plain()))
    value = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Sig,
            Filter=pikepdf.Name("/Adobe.PPKLite"),
            SubFilter=pikepdf.Name("/adbe.pkcs7.detached"),
            Contents=pikepdf.String(bytes.fromhex(contents.decode())),
            ByteRange=pikepdf.Array([int(number) for number in byte_range.split()]),
        )
    )
    field = pdf.make_indirect(
        pikepdf.Dictionary(FT=pikepdf.Name.Sig, T="Signature1", V=value, Subtype=pikepdf.Name.Widget)
    )
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[field], SigFlags=3)
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def fields_in_a_circle():
    pdf = pikepdf.open(io.BytesIO(nonsense()))
    field = pdf.Root.AcroForm.Fields[0]
    del field.V
    field.Kids = [field]
    field.Note = pikepdf.String("/ByteRange")
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()
