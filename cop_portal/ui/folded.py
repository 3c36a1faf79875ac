"""Long lists of check boxes, folded: a line says how many are chosen and which."""

from __future__ import annotations

import json
from typing import Any

from django.utils.translation import gettext, ngettext, pgettext

from .forms import CheckboxList


class FoldedList(CheckboxList):
    """Check boxes behind one line, "Governorates: 3 chosen", with the names of those chosen beneath it.

    ``heading`` is what they are; choices in groups get a fold each, by the group's name. A list stands open where
    something in it needs attention. The line is kept true by ``js/portal.js``; without it, once something is changed,
    the line says no more than what the list is of.
    """

    template_name = "ui/widgets/folded_list.html"

    def __init__(self, *args: Any, heading: Any = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.heading = heading

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        widget = context["widget"]
        groups: dict[str, list[dict[str, Any]]] = {}
        for group, options, _index in widget["optgroups"]:
            groups.setdefault(str(group or self.heading), []).extend(options)
        wrong = bool(widget["attrs"].get("aria-invalid"))
        # Which of several groups a mistake is in nobody knows; a link to the field leads into the first.
        widget["folds"] = [
            self._fold(heading, options, is_open=wrong and place == 0)
            for place, (heading, options) in enumerate(groups.items())
        ]
        widget["comma"] = pgettext("between items of a list", ", ")
        return context

    def _fold(self, heading: str, options: list[dict[str, Any]], *, is_open: bool) -> dict[str, Any]:
        chosen = [str(option["label"]) for option in options if option["selected"]]
        is_one_of_several = heading != str(self.heading)
        # Beside its sisters an empty group is told by its name alone.
        none = heading if is_one_of_several else gettext("%(heading)s: none chosen") % {"heading": heading}
        words = [none, *(_chosen_words(heading, count) for count in range(1, len(options) + 1))]
        return {
            "heading": heading,
            "options": options,
            "is_open": is_open,
            "words": words[len(chosen)],
            "all_words": json.dumps(words, ensure_ascii=False),
            "chosen": pgettext("between items of a list", ", ").join(chosen),
        }


def _chosen_words(heading: str, count: int) -> str:
    words = ngettext("%(heading)s: %(count)s chosen", "%(heading)s: %(count)s chosen", count)
    return words % {"heading": heading, "count": count}
