"""Files of an event, and the sheet to sign."""

from django.urls import path

from events.views import files, sheet

FILES = "events/<slug:slug>/files/"
FILE = f"{FILES}<uuid:public_id>/"

patterns = [
    path(FILES, files.event_files, name="files"),
    path(FILE, files.event_file, name="file"),
    path(f"{FILE}title/", files.rename_file, name="rename_file"),
    path(f"{FILE}remove/", files.remove_file, name="remove_file"),
    path("events/<slug:slug>/sheet/", sheet.sheet, name="sheet"),
    path("events/<slug:slug>/sheet/<slug:language>.pdf", sheet.sheet_pdf, name="sheet_pdf"),
]
