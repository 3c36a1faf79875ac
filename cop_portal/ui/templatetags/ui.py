"""``{% load ui %}``: icons, the thread, names in their own language, dates, fields of forms. What the frame of
every page asks for is in ``ui_frame``, rows of results are in ``ui_results``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cop_portal.dates import Precision, format_date
from cop_portal.documents.sizes import size_text
from cop_portal.translations.scripts import shown_direction
from cop_portal.ui import formatting, hits, icons, maps, pictures, thread

register = template.Library()


def in_order(strands: Sequence[str] | str | None) -> list[str]:
    """Strands from the top down: a above b above c, whoever joined first. Two where a template names none."""
    return sorted(strands or ("a", "b"))


# -- pictures ---------------------------------------------------------------------------------------------------------


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """``{% icon "search" %}``: one of the portal's icons; ``css`` adds a class."""
    return icons.icon(name, css)


@register.simple_tag
def logo() -> SafeString:
    """The portal's logo."""
    return pictures.logo()


@register.simple_tag
def landing_picture() -> SafeString:
    """The thread across the landing page."""
    return pictures.landing_picture()


@register.simple_tag
def match_mark(count: int) -> SafeString:
    """``{% match_mark 3 %}``: the join picture; two grey lines for 0. The words are the page's."""
    return pictures.match_mark(count)


@register.simple_tag
def tie() -> SafeString:
    """The tie between what one offers and the other wants."""
    return pictures.tie()


@register.simple_tag
def dot(letter: str) -> SafeString:
    """``{% dot "a" %}``: a party's dot."""
    return pictures.dot(letter)


@register.simple_tag
def knot(state: str) -> SafeString:
    """``{% knot "done" %}``: done, now, hollow or ahead."""
    return pictures.knot(state)


@register.simple_tag
def empty_picture() -> SafeString:
    """The two grey strands of an empty state."""
    return pictures.two_grey_strands()


@register.simple_tag
def thread_piece(kind: str, strands: Sequence[str] = ("a", "b")) -> SafeString:
    """``{% thread_piece "cord" strands %}``: the thread beneath one entry of a timeline."""
    return thread.thread_piece(kind, in_order(strands))


@register.simple_tag
def thread_dots(strands: Sequence[str] = ("a", "b")) -> SafeString:
    """The dots at a timeline's first entry."""
    return thread.thread_dots(in_order(strands))


@register.simple_tag
def stage_line(
    stages: Iterable[thread.Stage | Mapping[str, str]],
    strands: Sequence[str] = ("a", "b"),
    cord_from: int | None = None,
    says_next: bool = True,
) -> str:
    """``{% stage_line stages strands cord_from %}``: the seven stages of a collaboration with the thread above them.

    ``stages`` are ``thread.Stage`` or mappings with its keys; ``strands`` is ``thread.strands_for(...)``; ``cord_from``
    is the position (from 0) of the MoU's knot once it is concluded, else None; ``says_next`` False: nothing follows.
    """
    if not isinstance(cord_from, int):  # a template's missing variable comes as an empty text
        cord_from = None
    strands = in_order(strands)
    all_stages = [stage if isinstance(stage, thread.Stage) else thread.Stage(**stage) for stage in stages]
    kinds = thread.piece_kinds(all_stages, cord_from)
    reached = [index for index, stage in enumerate(all_stages) if stage.is_reached]
    current = max(reached, default=0)
    return render_to_string(
        "components/stage_line.html",
        {
            "columns": [
                {"stage": stage, "piece": thread.stage_piece(kind, strands), "is_current": index == current}
                for index, (stage, kind) in enumerate(zip(all_stages, kinds, strict=True))
            ],
            "dots": thread.stage_dots(strands),
            "current": all_stages[current] if all_stages else None,
            "current_number": current + 1,
            "total": len(all_stages),
            "following": thread.following(all_stages, current) if says_next else "",
        },
    )


@register.simple_tag
def governorate_map(counts: Mapping[str, int], chosen: Iterable[str] = ()) -> SafeString:
    """``{% governorate_map counts chosen %}``: Iraq shaded by ``counts`` (ISO code to number), with its key."""
    return maps.governorate_map(counts, set(chosen or ()))


# -- names, dates, languages ------------------------------------------------------------------------------------------


@register.simple_tag
def name(thing: Any, found: hits.Parts = ()) -> SafeString:
    """``{% name organization %}``: its name in the reader's language, isolated, with the language it is in; marked
    where it is what a search found."""
    return hits.name_with_hits(thing.name_language, thing.name, found)


@register.filter
def isolated(text: Any) -> SafeString:
    """``{{ name|isolated }}``: a name within a sentence, where no tag can stand (``blocktranslate with``)."""
    return format_html("<bdi>{}</bdi>", text)


@register.simple_tag
def other_names(thing: Any, separator: str = "·") -> SafeString:
    """``{% other_names organization %}``: the names in the other languages, each isolated.

    Each following name comes with the separator before it, so that the look can hide one that would begin a line.
    """
    names = [
        format_html('<bdi class="other-name" lang="{}">{}</bdi>', language, text)
        for language, text in thing.other_names
    ]
    following = format_html_join(
        "",
        ' <span class="following"><span class="between">{}</span> {}</span>',
        ((separator, one) for one in names[1:]),
    )
    return format_html('<span class="beside">{}{}</span>', SafeString("".join(names[:1])), following)


@register.simple_tag
def written(text: Any, language: str = "") -> SafeString:
    """``{% written text "ar" %}``: what a person wrote, isolated; it finds its own direction, as ``bdi`` does, and is
    told it only where its first letter misleads.

    A ReadText (cop_portal.translations) brings its language with it.
    """
    language = language or getattr(text, "language", "") or ""
    direction = shown_direction(str(text))
    return format_html(
        "<bdi{}{}>{}</bdi>",
        format_html(' lang="{}"', language) if language else "",
        format_html(' dir="{}"', direction) if direction != "auto" else "",
        str(text),
    )


@register.simple_tag
def written_block(text: Any, language: str = "", css: str = "") -> SafeString:
    """``{% written_block text "ar" %}``: the same for paragraphs; each line break a person typed stays.

    Each paragraph finds its direction; all stand at the side at which the page begins.
    """
    language = language or getattr(text, "language", "") or ""
    paragraphs = [part.strip() for part in str(text).replace("\r\n", "\n").split("\n\n") if part.strip()]
    return format_html(
        '<div class="{}"{}>{}</div>',
        f"written {css}".strip(),
        format_html(' lang="{}"', language) if language else "",
        format_html_join(
            "",
            '<p class="written-lines" dir="{}">{}</p>',
            ((shown_direction(part), part) for part in paragraphs),
        ),
    )


@register.filter
def day(value: Any) -> str:
    """``{{ date|day }}``: "6 May 2021" in the reader's language; empty for None."""
    return format_date(value) if value else ""


@register.filter
def day_short(value: Any) -> str:
    """``{{ date|day_short }}``: "6 May", where the year is plain from what stands before."""
    return format_date(value, year=False) if value else ""


@register.filter
def month_year(value: Any) -> str:
    """``{{ date|month_year }}``: "April 2021"."""
    return format_date(value, Precision.MONTH) if value else ""


@register.filter
def dated(value: Any, precision: str) -> str:
    """``{{ event.on|dated:event.precision }}``: the day, or the month where only that is known."""
    return format_date(value, precision) if value else ""


@register.filter
def one_line(text: Any) -> SafeString:
    """``{{ date|day|one_line }}``: short, and on one line."""
    return formatting.one_line(text)


@register.filter
def figures_on_one_line(text: Any) -> SafeString:
    """``{{ sentence|figures_on_one_line }}``: each "Women: 3" and each "6 5 2021" in it on one line."""
    return formatting.figures_on_one_line(text)


@register.filter
def kept_whole(text: Any) -> SafeString:
    """``{{ sentence|kept_whole }}``: each "6 May 2021" and each reference in it on one line."""
    return formatting.kept_whole(text)


@register.filter
def file_size(count: int | None) -> str:
    """``{{ document.size|file_size }}``: bytes as people say them, with a point: "1.2 MB"."""
    return "" if count is None else size_text(count)


@register.filter
def fingerprint(sha256: str) -> str:
    """``{{ document.sha256|fingerprint }}``: its first twelve signs in groups of four."""
    return " ".join(str(sha256)[start : start + 4] for start in range(0, 12, 4))


# -- forms ------------------------------------------------------------------------------------------------------------


@register.simple_tag
def field(bound_field: Any, **options: Any) -> str:
    """``{% field form.purpose %}``: label, hint, error and control. Options: label, hint, css, optional=False."""
    return render_to_string("components/field.html", formatting.field_view(bound_field, **options))


@register.simple_tag
def error_summary(*forms: Any) -> str:
    """``{% error_summary form %}``: what needs attention, each a link to its field; nothing where all is well.

    Takes several forms and formsets where a page has them.
    """
    view = formatting.summary_view(forms)
    return render_to_string("components/error_summary.html", view) if view["errors"] else ""


@register.simple_tag(takes_context=True)
def pagination(context: template.Context, page: Any, parameter: str = "page") -> str:
    """``{% pagination page %}``: "Page 1 of 2" and "Next 4", keeping the rest of the address."""
    request = context.get("request")
    query = request.GET.copy() if request is not None else None

    def address(number: int) -> str:
        if query is None:
            return f"?{parameter}={number}"
        query[parameter] = str(number)
        return "?" + query.urlencode()

    following = 0
    if page.has_next():
        following = min(page.paginator.per_page, page.paginator.count - page.end_index())
    return render_to_string(
        "components/pagination.html",
        {
            "page": page,
            "following": following,
            "next_url": address(page.next_page_number()) if page.has_next() else "",
            "previous_url": address(page.previous_page_number()) if page.has_previous() else "",
        },
    )
