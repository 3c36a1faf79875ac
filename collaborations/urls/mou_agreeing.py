"""Addresses of what the parties say to a text: put to them, agreed to, returned with remarks, declined, taken back."""

from collaborations.views import mou_agreeing as views

from .mou_paths import both

patterns = [
    *both("put/", views.mou_put, "mou_put"),
    *both("agree/", views.mou_agree, "mou_agree"),
    *both("send-back/", views.mou_send_back, "mou_send_back"),
    *both("decline/", views.mou_decline, "mou_decline"),
    *both("give-up/", views.mou_give_up, "mou_give_up"),
]
