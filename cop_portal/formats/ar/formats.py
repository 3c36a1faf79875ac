"""As the English ones, with the Arabic comma: the months have their own names, the order is the same."""

from cop_portal.formats.en.formats import *  # noqa: F403

DATETIME_FORMAT = "j F Y، H:i"
