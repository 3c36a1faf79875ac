"""Organizations that are not there, as many as are wanted: what shows how the portal is with a full directory.

``names`` and ``sentences`` are the words, ``organization`` puts one organization (``shape``) together from a seed and a
number, and ``writing`` brings many of them into the database. ``manage.py generate_organizations`` is the way in.
"""
