"""How fast the directory is, beside what people would build instead: ``make bench`` (docs/performance.md).

``__main__`` runs ``one_size`` for each number of organizations, in a process of its own, and ``report`` compares. Of
one size: ``data`` makes the database, ``reference`` says what each page must find, ``pages`` are the pages, ``server``
is gunicorn, ``measure`` asks. ``urls``, ``bare`` and ``instead`` are the pages that the bench brings along. ``pairing``
is measured beside them, without a database.
"""
