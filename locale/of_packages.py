"""Strings of packages that the portal's people read and that have no Arabic or Sorani of their own, or a poor one.

Nothing imports this file: `cop_portal.home.catalogs` reads it as it reads the rest of the source. A catalog of the
portal stands before those of packages, so what is named here is said in the portal's own words.
"""

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy, pgettext_lazy

# django-allauth: what its forms answer and no adapter of ours says otherwise.
_("You must type the same password each time.")
_("The new value must be different from the current one.")
_("Invalid or expired key.")
_("Invalid login.")
_("You cannot add more than %d email addresses.")
_("You cannot add an email address to an account protected by two-factor authentication.")
_("You cannot generate recovery codes without having two-factor authentication enabled.")
_("You cannot activate two-factor authentication until you have verified your email address.")

# Django's forms.
_("This field is required.")
_("Enter a valid email address.")
_("Enter a valid URL.")
_("Enter a whole number.")
_("Enter a valid date.")
_("Enter a valid time.")
_("Select a valid choice. That choice is not one of the available choices.")
_("Select a valid choice. %(value)s is not one of the available choices.")
_("Ensure this value is greater than or equal to %(limit_value)s.")
_("Ensure this value is less than or equal to %(limit_value)s.")
_("Null characters are not allowed.")
_("No file was submitted.")
_("The submitted file is empty.")
ngettext_lazy(
    "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
    "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
)
ngettext_lazy(
    "Ensure this filename has at most %(max)d character (it has %(length)d).",
    "Ensure this filename has at most %(max)d characters (it has %(length)d).",
)

# Django's rules for passwords.
ngettext_lazy(
    "This password is too short. It must contain at least %d character.",
    "This password is too short. It must contain at least %d characters.",
)
_("The password is too similar to the %(verbose_name)s.")
_("This password is too common.")
_("This password is entirely numeric.")

# The months of the desk: the Iraqi names, as everywhere on the portal.
_("January")
_("February")
_("March")
_("April")
_("May")
_("June")
_("July")
_("August")
_("September")
_("October")
_("November")
_("December")
# The same months as the desk writes a date with its time.
pgettext_lazy("abbrev. month", "Jan.")
pgettext_lazy("abbrev. month", "Feb.")
pgettext_lazy("abbrev. month", "March")
pgettext_lazy("abbrev. month", "April")
pgettext_lazy("abbrev. month", "May")
pgettext_lazy("abbrev. month", "June")
pgettext_lazy("abbrev. month", "July")
pgettext_lazy("abbrev. month", "Aug.")
pgettext_lazy("abbrev. month", "Sept.")
pgettext_lazy("abbrev. month", "Oct.")
pgettext_lazy("abbrev. month", "Nov.")
pgettext_lazy("abbrev. month", "Dec.")

# Buttons and lines of the desk: the portal's words, and no command to one man.
_("Save")
_("Save and add another")
_("Save and continue editing")
_("Save and view")
_("Delete")
_("Select %s to change")
_("Select %s to view")
_("Add %(name)s")
_("Add another %(verbose_name)s")
_("Filter")
_("Clear all filters")
_("Show all")
_("Yes, I’m sure")
_("No, take me back")
_("Run the selected action")
_("Go")
_("Start typing to filter…")
_("The {name} “{obj}” was added successfully.")
_("The {name} “{obj}” was changed successfully.")
_("The {name} “{obj}” was changed successfully. You may edit it again below.")
