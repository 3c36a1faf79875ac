"""Addresses at which a party writes its own words anew."""

from django.urls import path

from collaborations.views import rewording

patterns = [
    path(
        "collaborations/<uuid:public_id>/rests/<int:number>/words/", rewording.rest_words, name="rest_words"
    ),
    path(
        "collaborations/meetings/<uuid:public_id>/not-held/words/",
        rewording.denial_words,
        name="denial_words",
    ),
    path("collaborations/<uuid:public_id>/leave/note/", rewording.leave_note, name="leave_note"),
]
