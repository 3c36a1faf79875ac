"""The document store: files that are inspected before they are kept, never changed, and opened on the record.

A room that owns a file points at a `Document`; the document points at no room. Who may open it is the room's
question. `store.py` keeps files, `serving.py` hands them out, `inspection/` looks into them before either.
"""
