"""What the tests of signing on paper share: photos as a phone sends them, and a party's steps with its paper."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from collaborations.actions import mou_papers, mou_signing
from collaborations.models import MouCopy, MouPaper
from tests.cast import Cast
from tests.collaborations.mous import SIGNED
from tests.documents import photos

ON = {"on": SIGNED}


def photo(name: str = "IMG_1.jpg", content: bytes | None = None, **more) -> SimpleUploadedFile:
    """A photo of a sheet as a browser sends it; ``width`` tells one from another."""
    return SimpleUploadedFile(
        name, photos.jpeg(**more) if content is None else content, content_type="image/jpeg"
    )


def three_photos() -> list[SimpleUploadedFile]:
    """Three that differ."""
    return [photo(f"IMG_{number}.jpg", width=440 + number) for number in (1, 2, 3)]


def of_weo(cast: Cast, **fields) -> dict:
    """WEO acts, by Suzan."""
    return {"organization": cast.weo, "by": cast.suzan, **fields}


def of_al_noor(cast: Cast, **fields) -> dict:
    """Al Noor acts, by Ahmed."""
    return {"organization": cast.al_noor, "by": cast.ahmed, **fields}


def signed_by(name: str = "Suzan Aref", capacity: str = "Director", **fields) -> dict:
    """Who signed, on the day of all these tests."""
    return {"signatory_name": name, "capacity": capacity, "signed_on": SIGNED, **ON, **fields}


def begun(cast: Cast, mou, uploads=None, *, number: int = 0, who=None) -> MouPaper:
    """WEO's paper, of three photos."""
    who = who or of_weo(cast)
    mou_papers.add_to_paper(mou=mou, number=number, uploads=uploads or three_photos(), **who)
    return MouPaper.objects.get(
        version__mou=mou, version__number=number, mou_party__party__organization=who["organization"]
    )


def sent(cast: Cast, mou, **fields) -> MouCopy:
    """WEO has uploaded its signed copy of a text that is agreed."""
    from tests.collaborations.mous import paper

    values = {**of_weo(cast), **signed_by(), "upload": paper(), **fields}
    return mou_signing.upload_copy(mou=mou, **values)
