"""What a search found is marked in the text that it was found in, and nowhere else."""

from types import SimpleNamespace

from django.template import Context, Template

from cop_portal.ui.hits import marked, with_hits

PARTS = (("R&", False), ("<b>", True), (" women", False))


def shown(text: str, **context) -> str:
    return Template("{% load ui ui_results %}" + text).render(Context(context))


def test_it_works():
    assert marked(PARTS) == "R&amp;<mark>&lt;b&gt;</mark> women"
    assert with_hits("R&<b> women", PARTS) == marked(PARTS)


def test_another_text_stays_as_it_is():
    for parts in ((), None, PARTS):
        assert with_hits("R&<b> men", parts) == "R&amp;&lt;b&gt; men"


def test_names_and_topics():
    thing = SimpleNamespace(name="A<", name_language="en", other_names=[("ar", "ب"), ("ckb", "پ")])
    other = (("ب", True),)
    assert shown("{% name thing %}", thing=thing) == '<bdi lang="en">A&lt;</bdi>'
    assert shown("{% name thing hits %}", thing=thing, hits=(("A", True), ("<", False))) == (
        '<bdi lang="en"><mark>A</mark>&lt;</bdi>'
    )
    assert shown("{% other_names_below thing hits %}", thing=thing, hits=other) == (
        '<p class="result-other"><span><bdi lang="ar"><mark>ب</mark></bdi></span> '
        '<span><bdi lang="ckb">پ</bdi></span> </p>'
    )
    # Where no search was, there are no hits in the context.
    assert shown("{% other_names_below thing hits %}", thing=SimpleNamespace(other_names=[])) == ""
    topics = [
        {"label": "<", "is_match": True, "parts": [("<", True)]},
        {"label": "b", "is_match": False},
    ]
    assert shown("{{ topics|topics_line }}", topics=topics) == "<strong><mark>&lt;</mark></strong>, b"
