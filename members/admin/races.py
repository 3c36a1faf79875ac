"""Two people who write the same at the same moment: the database lets one of them, and the other is told in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

Answer = TypeVar("Answer")


def again_if_raced(do: Callable[[], Answer]) -> Answer:
    """What ``do`` gives, in a transaction. Where the database refuses what it writes, since somebody wrote the same
    a moment ago, it is done once more: their row can be seen by then, and the form says what is wrong.

    Raises IntegrityError where it is refused again.
    """
    try:
        with transaction.atomic():
            return do()
    except IntegrityError:
        with transaction.atomic():
            return do()


def refusal_words(error: IntegrityError) -> str:
    """What the database has refused, for the person who saved."""
    constraint = _constraint_of(error)
    if constraint is not None:
        model, rule = constraint
        if isinstance(rule, models.UniqueConstraint) and rule.fields:
            return str(model().unique_error_message(model, rule.fields).messages[0])
        if rule.violation_error_message != rule.default_violation_error_message:
            return str(rule.get_violation_error_message())
    return _(
        "It was not saved: somebody else may have changed the same at this moment. Look at it again and save again."
    )


def _constraint_of(error: IntegrityError) -> tuple[Any, models.BaseConstraint] | None:
    """The constraint of a model that ``error`` names."""
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    rules = ((model, rule) for model in apps.get_models() for rule in model._meta.constraints)
    return next(((model, rule) for model, rule in rules if rule.name == name), None)
