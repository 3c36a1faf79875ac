"""The size of a file in words: "640 KB", "1.2 MB", with western digits and a point in every language.

A megabyte is 1,048,576 bytes, as the limit on uploads counts it.
"""

import math

from django.utils.functional import lazy
from django.utils.translation import gettext

KILOBYTE = 1024
MEGABYTE = 1024 * KILOBYTE


def size_text(size: int) -> str:
    """The size (in bytes) in the language that is active now."""
    if size < MEGABYTE:
        return gettext("%(size)s KB") % {"size": math.ceil(size / KILOBYTE)}
    return _tenths_text(round(size * 10 / MEGABYTE))


def size_text_above(size: int, limit: int) -> str:
    """The size of a file that is over a limit: 25.01 MB is not said to be 25 MB where 25 MB are allowed."""
    if size >= MEGABYTE and round(size * 10 / MEGABYTE) <= limit * 10 / MEGABYTE:
        return _tenths_text(math.floor(limit * 10 / MEGABYTE) + 1)
    return size_text(size)


def _tenths_text(tenths: int) -> str:
    """So many tenths of a megabyte; whole megabytes without a fraction."""
    value = f"{tenths / 10:.1f}".removesuffix(".0")
    return gettext("%(size)s MB") % {"size": value}


#: The same, put into words when shown.
format_size = lazy(size_text, str)
format_size_above = lazy(size_text_above, str)
