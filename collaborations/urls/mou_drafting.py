"""Addresses of drafting a memorandum: its text, its versions, and what the parties say to it."""

from django.urls import path

from collaborations.views import mou_begin as beginning
from collaborations.views import mou_draft_parties as parties
from collaborations.views import mou_drafting as writing
from collaborations.views import mou_models as models
from collaborations.views import mou_texts as texts

from .mou_paths import both

patterns = [
    path("collaborations/<uuid:public_id>/mou/draft/", beginning.mou_begin, name="mou_begin"),
    path(
        "collaborations/<uuid:public_id>/mou/draft/keep/",
        beginning.mou_begin_unsaved,
        name="mou_begin_unsaved",
    ),
    *both("text/", texts.mou_text, "mou_text"),
    *both("text/write/<slug:part>/", writing.mou_write, "mou_write"),
    *both("text/keep/<slug:part>/", writing.mou_unsaved, "mou_unsaved"),
    path("mous/<uuid:public_id>/text/parties/", parties.mou_parties, name="mou_parties"),
    *both("text/versions/", texts.mou_text_versions, "mou_text_versions"),
    *both("text/versions/<int:revision>/", texts.mou_text_version, "mou_text_version"),
    *both("text/versions/<int:revision>/changes/", texts.mou_text_changes, "mou_text_changes"),
    *both("text/versions/<int:revision>/paper/", texts.mou_text_paper, "mou_text_paper"),
    *both("text/versions/<int:revision>/plain/", texts.mou_text_plain, "mou_text_plain"),
    path("mous/model-texts/", models.mou_models, name="mou_models"),
    path("mous/model-texts/<slug:language>/", models.mou_model, name="mou_model"),
]
