"""What an action raises when something must not happen, with words for the person who tried."""

from __future__ import annotations

from django.utils.functional import Promise

# The code of a form's error that is none of its answers: what is said beside those that need attention.
NOTE = "note"


class Refused(Exception):
    """An action was not carried out, and nothing was written.

    ``message`` is a sentence for the person who asked (what is wrong, what to do), translated when shown.
    ``field`` names the form field it belongs to, where there is one. ``code`` is a short word for tests and logs.
    """

    def __init__(self, message: str | Promise, *, field: str | None = None, code: str = "refused") -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.code = code

    def add_to(self, form) -> None:
        """Show the refusal in ``form``: at its field if the form has it, else above all fields."""
        field = self.field if self.field in form.fields else None
        form.add_error(field, str(self.message))


class NotAllowed(Refused):
    """The person may not do this at all. Views answer it as a missing page, so that nothing is learnt from it."""
