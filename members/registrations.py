"""Registrations that two organizations have entered: for staff, who alone may learn of it."""

from __future__ import annotations

import re

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Expression, F, Func, OuterRef, QuerySet, Value
from django.db.models.functions import Lower

from .models import Registration

ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"
WESTERN_DIGITS = "01234567890123456789"
_WESTERN = str.maketrans(ARABIC_DIGITS, WESTERN_DIGITS)
_BETWEEN = r"[\s/._–-]+"


def plain_number(number: str) -> str:
    """A registration's number as it is compared: digits of both sets, spaces, strokes and capitals make no other."""
    return re.sub(_BETWEEN, "", number.translate(_WESTERN)).lower()


def with_likely_duplicates(registrations: QuerySet[Registration]) -> QuerySet[Registration]:
    """``registrations``, each with ``registered_by_others``: the English names of other organizations with the same
    number of the same authority, however its letters, digits, spaces and strokes are written."""
    others = (
        Registration.objects.annotate(plain_number=_plain("number"))
        .filter(authority=OuterRef("authority"), plain_number=OuterRef("plain_number"))
        .exclude(organization=OuterRef("organization"))
        .order_by("organization__name_en")
        .values("organization__name_en")
    )
    return registrations.annotate(plain_number=_plain("number")).annotate(
        registered_by_others=ArraySubquery(others)
    )


def _plain(column: str) -> Expression:
    western = Func(F(column), Value(ARABIC_DIGITS), Value(WESTERN_DIGITS), function="translate")
    return Lower(Func(western, Value(_BETWEEN), Value(""), Value("g"), function="regexp_replace"))
