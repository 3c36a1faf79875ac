"""As the English ones, with what joins day, month and year in Sorani (see `format_date`)."""

from cop_portal.formats.en.formats import *  # noqa: F403

DATE_FORMAT = "jی Fی Y"
DATETIME_FORMAT = "jی Fی Y، H:i"
YEAR_MONTH_FORMAT = "Fی Y"
MONTH_DAY_FORMAT = "jی F"
