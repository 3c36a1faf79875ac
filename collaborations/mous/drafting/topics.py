"""Which areas a draft offers: those that the meetings found and all confirmed first, then what is near."""

from __future__ import annotations

from collaborations.models import Collaboration, MemorandumOfUnderstanding
from collaborations.stages import agreed_areas
from collaborations.topics import topics_of_parties
from cop_portal.dates import today
from members.models import Topic


def agreed_topics(collaboration: Collaboration) -> list[Topic]:
    """The topics of complementary areas that everybody at their meeting has confirmed."""
    areas = agreed_areas(today()).filter(collaboration=collaboration)
    return list(Topic.objects.filter(areas__in=areas).select_related("theme").distinct())


def topics_near(collaboration: Collaboration) -> list[Topic]:
    """What all confirmed first, then what is on the profiles, was found in meetings, or the thread is about."""
    agreed = agreed_topics(collaboration)
    known = {topic.pk for topic in agreed}
    return agreed + [topic for topic in topics_of_parties(collaboration) if topic.pk not in known]


def topics_for(mou: MemorandumOfUnderstanding) -> list[Topic]:
    """The same for a draft, and those it has already."""
    near = topics_near(mou.collaboration)
    known = {topic.pk for topic in near}
    return near + [topic for topic in mou.topics.select_related("theme") if topic.pk not in known]
