"""Each block of a story as WeChat keeps it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cms.export.markup import styled
from cms.export.pictures import File, picture_file
from cms.export.styles import STYLES
from cms.models.naming import worded
from cms.policies import cited_policy

MOST_PICTURES = 40


@dataclass(slots=True)
class Maker:
    """Makes the parts of one story and collects its pictures, and what could not be taken over."""

    page: Any
    in_page: bool = False
    """Whether pictures stand in the page itself, for copying; else they are files beside it."""
    files: list[File] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def block(self, block: Any) -> SafeString:
        make = MAKERS.get(block.block_type)
        return make(self, block.value) if make else SafeString()

    def picture(self, image: Any, caption: str = "") -> SafeString:
        if image is None or not image.may_be_shown():
            return SafeString()
        image = worded(image)
        file = self._file(image)
        if file is None:
            return SafeString()
        words = " ".join(part for part in (caption, image.credit) if part)
        return format_html(
            '<section style="{}"><img src="{}" alt="{}" style="{}">{}</section>',
            STYLES["figure"],
            file.in_page if self.in_page else file.name,
            image.alt,
            STYLES["img"],
            tagged("p", "caption", words) if words else "",
        )

    def _file(self, image: Any) -> File | None:
        if len(self.files) >= MOST_PICTURES:
            self.problems.append(
                _("“%(picture)s” is left out: there are too many pictures.") % {"picture": image.title}
            )
            return None
        file = picture_file(image, len(self.files) + 1)
        if file is None:
            self.problems.append(_("“%(picture)s” is left out: its file cannot be read.") % {"picture": image.title})
        else:
            self.files.append(file)
        return file


def tagged(tag: str, style: str, words: Any) -> SafeString:
    return format_html('<{0} style="{1}">{2}</{0}>', tag, STYLES[style], words)


def address(path: str) -> str:
    """An address as words, since no link leads out of WeChat."""
    return path if "://" in path else f"{settings.SITE_URL}{path}"


def _paragraph(_maker: Maker, value: Any) -> SafeString:
    return styled(value.source)


def _heading(_maker: Maker, value: Any) -> SafeString:
    return tagged("h2", "h2", value)


def _quote(_maker: Maker, value: Any) -> SafeString:
    who = ", ".join(part for part in (value["who"], value["role"]) if part)
    words = format_html("{}{}", tagged("p", "p", value["text"]), tagged("p", "who", who) if who else "")
    return tagged("section", "quote", words)


def _picture(maker: Maker, value: Any) -> SafeString:
    return maker.picture(value["image"], value["caption"])


def _gallery(maker: Maker, value: Any) -> SafeString:
    return format_html_join("", "{}", ((_picture(maker, picture),) for picture in value["pictures"]))


def _video(_maker: Maker, value: Any) -> SafeString:
    where = address(value["file"].url) if value.get("file") else value["link"]
    words = format_html("{}{}", tagged("p", "p", value["title"]), tagged("p", "address", where))
    return tagged("section", "card", words)


def _figures(_maker: Maker, value: Any) -> SafeString:
    cells = format_html_join(
        "",
        '<td style="{}"><span style="{}">{}</span> {}<br>{}</td>',
        (
            (STYLES["cell"], STYLES["number"], item["number"] or "", item["unit"] or "", item["label"] or "")
            for item in value["items"]
        ),
    )
    return tagged("table", "table", format_html("<tbody><tr>{}</tr></tbody>", cells))


def _timeline(_maker: Maker, value: Any) -> SafeString:
    rows = format_html_join(
        "",
        '<tr><td style="{0}"><strong>{1}</strong></td><td style="{0}">{2}</td></tr>',
        ((STYLES["cell"], item["when"] or "", item["text"] or "") for item in value["items"]),
    )
    return tagged("table", "table", format_html("<tbody>{}</tbody>", rows))


def _policy(maker: Maker, value: Any) -> SafeString:
    policy = cited_policy(value.get("policy"), maker.page.locale.language_code)
    where = tagged("p", "address", policy.title) if policy else ""
    return tagged("section", "card", format_html("{}{}", tagged("p", "p", value["text"]), where))


MAKERS: dict[str, Callable[[Maker, Any], SafeString]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "quote": _quote,
    "picture": _picture,
    "gallery": _gallery,
    "video": _video,
    "figures": _figures,
    "timeline": _timeline,
    "policy": _policy,
}
"""Cards and needs are no text: where they are found stands at the end."""
