"""Each action names its author in the history of what it changes."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from cop_portal.history import changed_by

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def recorded(action: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """For an action that takes ``by``: the history names that person and the action for all it changes."""

    @wraps(action)
    def named(*args: Any, **kwargs: Any) -> Result:
        with changed_by(kwargs["by"], action.__name__):
            return action(*args, **kwargs)

    return named
