"""What Search staff may do on the desk."""

from django.contrib.auth.models import Group

from members.groups import ensure_groups
from members.models import User
from members.roles import OBSERVER_GROUP, STAFF_GROUP


def test_it_works(cast):
    ensure_groups()
    staff = User.objects.get(pk=cast.staff.pk)
    assert staff.has_perm("members.add_organization")
    assert staff.has_perm("events.change_event")
    for permission in (
        "members.change_user",
        "members.delete_organization",
        "auth.change_group",
        "members.add_user",
    ):
        assert not staff.has_perm(permission)
    assert User.objects.get(pk=cast.observer.pk).get_all_permissions() == set()


def test_run_again_it_takes_back_what_does_not_belong(cast):
    from django.contrib.auth.models import Permission

    ensure_groups()
    group = Group.objects.get(name=STAFF_GROUP)
    before = set(group.permissions.values_list("pk", flat=True))
    extra = Permission.objects.get(codename="change_user", content_type__app_label="members")
    group.permissions.add(extra)
    Group.objects.get(name=OBSERVER_GROUP).permissions.add(extra)
    ensure_groups()
    assert set(group.permissions.values_list("pk", flat=True)) == before
    assert not Group.objects.get(name=OBSERVER_GROUP).permissions.exists()
