"""Attendance lists as people paste them: one line a person, or an organization with how many came.

``reading`` is the way in: ``read_list(text, recognizer)`` gives a ``ReadLine`` for each line. What happens to a line on
the way, in this order:

- ``cleaning`` takes away what shows nothing; ``lines`` joins cells that go on in the next line and takes away what a
  chat, a mail or a numbered list writes before a line.
- ``headers`` knows the line that says what the columns are; ``guided`` reads the lines below by it, but for those that
  count people.
- ``taking`` takes out e-mail addresses, formulas and telephone numbers; ``counts`` reads how many came.
- ``totals`` knows a line that only sums up, ``absence`` who is listed and did not come.
- ``splitting`` parts what is left into fields, ``fields`` says what each is by itself (by the words in ``words``), and
  ``free`` finds organization and name among them, with ``naming``. ``organizations`` asks ``members.recognition``,
  ``affiliation`` whether name and address agree.
- ``headings`` tells a line without an organization which one stands above it, and asks.
- ``repeats`` says what an earlier line said too, ``problems`` why a line wants a look. ``line`` is what is given out.

A line ends where Python's ``splitlines`` says so, and is empty where nothing is seen in it. Each other gives one
``ReadLine``. A quoted cell that holds line breaks is read with the line it begins in; the lines it goes on in are given
too, and say that they belong to that one.

``files`` reads a list from a file of any encoding.
"""

from .line import ReadLine
from .reading import LONGEST_LIST, TooLong, read_every_line, read_list

__all__ = ["LONGEST_LIST", "ReadLine", "TooLong", "read_every_line", "read_list"]
