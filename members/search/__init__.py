"""The search: what a person typed, in three scripts, against rows that hold an organization's words by audience.

What was typed becomes units (``query``, ``vocabulary``, ``suggestions``), these become ``conditions`` on rows that
``writing`` keeps and ``index`` fills. Words are cut by ``tokens``, made alike by ``stems`` and ``terms``. ``text`` is
the way in.
"""
