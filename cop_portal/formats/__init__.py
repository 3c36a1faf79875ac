"""How Django's own parts (the desk) write dates: as our pages do, in all three languages alike.

Months' names come from the catalogs (`locale/of_packages.py`).
"""
