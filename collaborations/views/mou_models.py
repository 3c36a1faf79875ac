"""Search staff read and change the model texts of memoranda."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from collaborations.actions.mou_models import change_model_text
from collaborations.forms.mou_models import ModelTextForm, state_of_model
from collaborations.forms.mou_parts import language_name
from collaborations.models import MouModelText
from collaborations.mous.drafting.reading import blocks_of, read_lines
from collaborations.mous.drafting.written import plain_lines
from cop_portal.dates import language_direction
from cop_portal.translations.names import CONTENT_LANGUAGES
from members.decorators import staff_required

from .helpers import carry_out, form_page, sent


@staff_required
@require_GET
def mou_models(request: HttpRequest) -> HttpResponse:
    """The three model texts, with who changed each, and when."""
    found = {row.language: row for row in MouModelText.objects.select_related("changed_by")}
    rows = [_row(found.get(language) or MouModelText(language=language)) for language in CONTENT_LANGUAGES]
    return render(
        request, "collaborations/mous/drafting/models.html", {"section": "collaborations", "rows": rows}
    )


@staff_required
@require_http_methods(["GET", "POST"])
def mou_model(request: HttpRequest, language: str) -> HttpResponse:
    """Change the model text of one language. What somebody else has saved since is shown beside what was typed."""
    if language not in CONTENT_LANGUAGES:
        raise Http404
    model = _model(language)
    form = ModelTextForm(sent(request), language=language, initial=ModelTextForm.initial_of(model))

    def change(values: dict) -> MouModelText:
        now = _model(language)
        is_same = values["based_on"] == state_of_model(now)
        return change_model_text(
            language=language,
            by=request.user,
            provisions=values["provisions"],
            confidentiality=values["confidentiality"],
            # What they read was another one: they are asked again.
            seen=(now.provisions, now.confidentiality) if is_same else ("", "\0"),
        )

    if carry_out(request, form, change) is not None:
        messages.success(request, _("Saved. Drafts that are begun from now on start with it."))
        return redirect("collaborations:mou_models")
    now = None
    if form.is_bound:
        latest = _model(language)
        if form.data.get("based_on") != state_of_model(latest):
            data = form.data.copy()
            data["based_on"] = state_of_model(latest)
            form.data = data
            now = _row(latest)
    return form_page(
        request,
        "collaborations/mous/drafting/model.html",
        form,
        name=language_name(language),
        now=now,
    )


def _model(language: str) -> MouModelText:
    return MouModelText.objects.filter(language=language).first() or MouModelText(language=language)


def _row(model: MouModelText) -> dict:
    return {
        "model": model,
        "name": language_name(model.language),
        "direction": language_direction(model.language),
        "provisions": _blocks(model.provisions),
        "confidentiality": _blocks(model.confidentiality),
    }


def _blocks(text: str):
    return blocks_of(read_lines(plain_lines(text)))
