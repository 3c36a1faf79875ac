"""Collaborations on the desk: dates, stages and parties, to read; introductions and suggestions are made by forms.

What the parties write to each other (notes, what was said at meetings, areas, action points, files) is theirs alone and
is not registered, for superusers neither.
"""

from . import introductions, suggestions, threads

__all__ = ["introductions", "suggestions", "threads"]
