"""How the rules for PDFs say no, and how the library does."""

import pikepdf

#: What the library raises where a file is broken, or asks for too much.
FAULTS = (pikepdf.PdfError, pikepdf.QpdfRuntimeError)


class NotAcceptable(Exception):
    """The file may not be kept, for the reason given (a key of `reasons.REASONS`)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
