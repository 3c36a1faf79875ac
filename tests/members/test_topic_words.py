"""Topics in a line: in English only the first keeps its capital."""

from django.utils import translation

from members.models import Topic
from members.topic_words import topic_labels


def labels(*names):
    return [topic["label"] for topic in topic_labels([Topic(name_en=name) for name in names])]


def test_it_works():
    with translation.override("en"):
        assert labels("Gender quotas", "Violence against women") == [
            "Gender quotas",
            "violence against women",
        ]
        assert labels("Gender quotas", "NGO law") == ["Gender quotas", "NGO law"]


def test_other_languages_stay_as_they_are():
    with translation.override("ar"):
        assert labels("Gender quotas", "Violence") == ["Gender quotas", "Violence"]


def test_those_that_match_are_marked():
    topics = [Topic(pk=1, name_en="One"), Topic(pk=2, name_en="Two")]
    assert [topic["is_match"] for topic in topic_labels(topics, [2])] == [False, True]
    assert [topic["is_match"] for topic in topic_labels(topics)] == [False, False]
