"""Who came to an event: staff's page, and lists that they paste (beneath ``presence/lists/``)."""

from django.urls import URLPattern, path

from events.views import pasted_lists, presence, presence_line, sexes, walk_ins

PAGE = "events/<slug:slug>/presence/"
LINE = f"{PAGE}<uuid:public_id>/"
LIST = f"{PAGE}lists/<uuid:public_id>/"

patterns: list[URLPattern] = [
    path(PAGE, presence.presence, name="presence"),
    path(f"{PAGE}came/", presence.came, name="presence_came"),
    path(f"{PAGE}close/", presence.close, name="presence_close"),
    path(f"{PAGE}reopen/", presence.reopen, name="presence_reopen"),
    path(f"{PAGE}sexes/", sexes.sexes, name="presence_sexes"),
    path(LINE, presence_line.line, name="presence_line"),
    path(f"{LINE}counts/", presence.counts, name="presence_counts"),
    path(f"{LINE}people/", presence_line.people, name="presence_people"),
    path(f"{LINE}people/<int:pk>/", presence_line.person, name="presence_person"),
    path(f"{LINE}sexes/", sexes.of_line, name="presence_line_sexes"),
    path(f"{LINE}who/", presence_line.who, name="presence_who"),
    path(f"{LINE}remove/", presence_line.remove, name="presence_remove"),
    path(f"{LINE}invite/", walk_ins.invite, name="walk_in_invite"),
    path(f"{PAGE}paste/", pasted_lists.paste, name="paste_list"),
    path(LIST, pasted_lists.review, name="review_list"),
    path(f"{LIST}lines/<int:number>/", pasted_lists.line, name="list_line"),
    path(f"{LIST}save/", pasted_lists.save, name="save_list"),
    path(f"{LIST}discard/", pasted_lists.discard, name="discard_list"),
]
