"""The search: what a person typed, in three scripts, against rows that hold an organization's words by audience.

What was typed becomes units (``query``, ``vocabulary``), these become ``conditions`` that ``asking`` puts to rows which
``writing`` keeps and ``index`` fills. ``passages`` say why somebody was found, ``suggestions`` what may be meant.
Words are cut by ``tokens``, made alike by ``stems`` and ``terms``. ``text`` is the way in.
"""
