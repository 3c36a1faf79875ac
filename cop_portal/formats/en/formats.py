"""Day, month in words, year; a clock of 24 hours; Western digits."""

DATE_FORMAT = "j F Y"
# As the desk shows a day to be changed; what else it takes: the day first, as people write it here.
DATE_INPUT_FORMATS = ["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y"]
TIME_FORMAT = "H:i"
# As the desk shows an hour to be changed; what else it takes.
TIME_INPUT_FORMATS = ["%H:%M", "%H.%M", "%H:%M:%S", "%H:%M:%S.%f"]
DATETIME_FORMAT = "j F Y, H:i"
YEAR_MONTH_FORMAT = "F Y"
MONTH_DAY_FORMAT = "j F"
SHORT_DATE_FORMAT = "j/n/Y"
SHORT_DATETIME_FORMAT = "j/n/Y H:i"
# The week in Iraq begins on Sunday.
FIRST_DAY_OF_WEEK = 0
