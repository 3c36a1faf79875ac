"""Staff lock an account and open it again; nobody changes people and memberships at the desk."""

from __future__ import annotations

import pytest
from django.urls import reverse

from members.models import Membership, User


def test_an_account_is_locked_and_opened(desk, cast, client):
    client.force_login(cast.suzan)
    url = reverse("admin:members_user_lock", args=[cast.suzan.pk])
    assert desk.get(url).status_code == 200
    assert desk.post(url).status_code == 302
    cast.suzan.refresh_from_db()
    assert not cast.suzan.is_active
    assert client.get(reverse("events:list")).status_code == 302  # signed out with the next request
    assert desk.post(reverse("admin:members_user_unlock", args=[cast.suzan.pk])).status_code == 302
    cast.suzan.refresh_from_db()
    assert cast.suzan.is_active


def test_staff_lock_no_staff_and_nobody_locks_themselves(desk, root, cast):
    for client, person in ((desk, "superuser"), (desk, "staff"), (root, "superuser")):
        user = getattr(cast, person)
        client.post(reverse("admin:members_user_lock", args=[user.pk]))
        user.refresh_from_db()
        assert user.is_active
    root.post(reverse("admin:members_user_lock", args=[cast.staff.pk]))
    cast.staff.refresh_from_db()
    assert not cast.staff.is_active


@pytest.mark.parametrize("who", ["desk", "root"])
def test_people_and_memberships_are_read_only(request, cast, who):
    client = request.getfixturevalue(who)
    url = reverse("admin:members_user_change", args=[cast.suzan.pk])
    assert client.post(url, {"name": "Somebody", "is_superuser": "on"}).status_code == 403
    assert client.get(reverse("admin:members_user_add")).status_code == 403
    text = client.get(url).content.decode()
    assert User.objects.get(pk=cast.suzan.pk).password not in text
    membership = Membership.objects.get(user=cast.suzan)
    url = reverse("admin:members_membership_change", args=[membership.pk])
    assert client.post(url, {"role": "colleague"}).status_code == 403
