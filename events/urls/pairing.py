"""Who meets whom, and each participant's own schedule."""

from django.urls import path

from events.views import pairing, schedule

PAGE = "events/<slug:slug>/pairing/"

patterns = [
    path(PAGE, pairing.pairing, name="pairing"),
    path(f"{PAGE}new/", pairing.propose, name="pairing_new"),
    path(f"{PAGE}swap/", pairing.swap, name="pairing_swap"),
    path(f"{PAGE}publish/", pairing.publish, name="pairing_publish"),
    path(f"{PAGE}tell/", pairing.tell, name="pairing_tell"),
    path(f"{PAGE}take-back/", pairing.take_back, name="pairing_take_back"),
    path(f"{PAGE}remove/", pairing.remove, name="pairing_remove"),
    path(f"{PAGE}print/", pairing.print_out, name="pairing_print"),
    path("events/<slug:slug>/schedule/", schedule.schedule, name="schedule"),
]
