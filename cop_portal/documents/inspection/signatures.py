"""What the digital signatures of a PDF say of themselves. Runs in the worker's process; needs no Django.

It is counted whether a signature fits the bytes that it says it covers, and looked whether something came after them.
Who made it, and when, is what the signature claims: no authority is asked, and no certificate is trusted.
"""

from __future__ import annotations

import io
import traceback
from datetime import UTC, datetime
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

#: The most signatures that are told of one file.
MOST = 30
LONGEST_NAME = 150
#: How far a claim is good: see ``claims.Claim``.
UNREADABLE: dict[str, Any] = {
    "name": "",
    "on": None,
    "timestamped": False,
    "intact": False,
    "whole": False,
    "changed_after": None,
    "note": "unreadable",
}


def read(content: bytes) -> list[dict[str, Any]]:
    """What each signature of the file claims, in the order of their fields. One that is broken is told as such."""
    if (
        b"/ByteRange" not in content
    ):  # a signature stands in the file as it is, never in a compressed part of it
        return []
    claims: list[dict[str, Any]] = []
    try:
        reader = PdfFileReader(io.BytesIO(content), strict=False)
        if reader.encrypted:
            reader.decrypt(b"")
        for name, value, field in enumerate_sig_fields(reader, filled_status=True):
            if len(claims) == MOST:
                break
            if value.get_object().get("/Type") != "/DocTimeStamp":
                claims.append(_claim_or_none(reader, name, field, content))
    except Exception:
        # The fields themselves are not as they must be.
        traceback.print_exc()
        claims.append(UNREADABLE)
    return claims


def _claim_or_none(reader: PdfFileReader, name: str, field: Any, content: bytes) -> dict[str, Any]:
    try:
        return _claim(EmbeddedPdfSignature(reader, field, name), content)
    except Exception:
        # Nothing in it need be of the kind it must be.
        traceback.print_exc()
        return UNREADABLE


def _claim(signature: EmbeddedPdfSignature, content: bytes) -> dict[str, Any]:
    certificate = signature.signer_cert
    fits, is_valid = validate_sig_integrity(
        signature.signer_info, certificate, "data", signature.compute_digest()
    )
    claim = {
        "name": _name(signature, certificate),
        "on": _time(signature),
        "timestamped": _has_timestamp(signature),
        "intact": bool(fits and is_valid),
    }
    if not claim["intact"]:
        return claim | {"whole": False, "changed_after": True, "note": "broken"}
    if not _covers_all_but_itself(signature, content):
        return claim | {"whole": False, "changed_after": None, "note": "partly"}
    if _end(signature) == len(content):
        return claim | {"whole": True, "changed_after": False, "note": ""}
    return claim | {"whole": False} | _what_came_after(signature)


def _covers_all_but_itself(signature: EmbeddedPdfSignature, content: bytes) -> bool:
    """Whether it covers the file from its beginning, and leaves out nothing but its own bytes."""
    covered = [int(number) for number in signature.byte_range]
    if len(covered) != 4 or covered[0] != 0 or min(covered) < 0:
        return False
    _start, before, behind, _length = covered
    gap = content[before:behind]
    if not (gap.startswith(b"<") and gap.endswith(b">")) or _end(signature) > len(content):
        return False
    try:
        return bytes.fromhex(gap[1:-1].decode("ascii")) == signature.pkcs7_content
    except ValueError:
        return False


def _end(signature: EmbeddedPdfSignature) -> int:
    return int(signature.byte_range[2]) + int(signature.byte_range[3])


def _what_came_after(signature: EmbeddedPdfSignature) -> dict[str, Any]:
    """What was saved behind the signed state of the file: nothing that is seen, additions, or other changes."""
    try:
        signature.compute_integrity_info()
        found = signature.diff_result
    except Exception:
        traceback.print_exc()
        return {"changed_after": None, "note": "partly"}
    if signature.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        return {"changed_after": None, "note": "partly"}
    if signature.signed_revision + 1 == signature.reader.xrefs.total_revisions:
        return {"changed_after": True, "note": "changed"}  # what stands behind it is no state of the file
    level = found.modification_level if isinstance(found, DiffResult) else ModificationLevel.OTHER
    if level <= ModificationLevel.LTA_UPDATES:
        return {"changed_after": False, "note": ""}
    return {"changed_after": True, "note": "changed" if level == ModificationLevel.OTHER else "added"}


def _name(signature: EmbeddedPdfSignature, certificate: Any) -> str:
    names = certificate.subject.native if certificate is not None else {}
    for name in (names.get("common_name"), names.get("organization_name"), signature.sig_object.get("/Name")):
        if isinstance(name, list):
            name = ", ".join(map(str, name))
        if name and str(name).strip():
            return str(name).strip()[:LONGEST_NAME]
    return ""


def _time(signature: EmbeddedPdfSignature) -> str | None:
    """When it says it was made, in UTC; None where it does not say, or says no time that there is."""
    try:
        on = signature.self_reported_timestamp
        if not isinstance(on, datetime):
            return None
        return (on if on.tzinfo else on.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    except Exception:
        return None


def _has_timestamp(signature: EmbeddedPdfSignature) -> bool:
    try:
        kinds = {attribute["type"].native for attribute in signature.signer_info["unsigned_attrs"]}
    except Exception:
        return False
    return "signature_time_stamp_token" in kinds
