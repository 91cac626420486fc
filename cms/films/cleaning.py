"""A film that was uploaded: whether browsers can show it, and without what it tells beside picture and sound.

Phones write where and when they filmed, cameras and drones whole tracks of positions, as data or as captions. The former is
written over, in place, so that nothing else moves; a film with the latter is refused: they lie between picture and sound.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.films import boxes, elements
from cms.films.contents import Broken, Contents, Place, Track
from cms.films.kinds import ending_of

READERS: dict[str, Callable[[BinaryIO], Contents]] = {"mp4": boxes.contents, "webm": elements.contents}
SHOWN = {
    "vide": frozenset({"avc1", "avc3", "vp09", "av01"}),
    "soun": frozenset({"mp4a", "Opus"}),
    "video": frozenset({"V_VP8", "V_VP9", "V_AV1"}),
    "audio": frozenset({"A_OPUS", "A_VORBIS"}),
}
"""What browsers on phones and desks show; H.265, which new phones film in, is not among it."""
PICTURES = ("vide", "video")
PIECE = 64 * 1024
CAPTIONS = frozenset({"text", "sbtl", "subt", "clcp", "subtitle"})
HARMLESS = frozenset({"tmcd", "hint"})
"""Counts of pictures, and hints for sending."""
SAID = re.compile(r"[A-Za-z0-9_/.-]{1,32}")
"""A code that may be repeated in a message: it comes out of a stranger's file, and the desk puts messages into its pages."""


def cleaned(file: BinaryIO, name: str) -> None:
    """Write over what tells more than picture and sound; the file is left at its beginning. Raises ValidationError."""
    try:
        found = READERS[ending_of(name)](file)
    except Broken as broken:
        raise ValidationError(
            _("The film cannot be read to its end. Save it anew with a program for films, then upload it again."),
            code="broken_film",
        ) from broken
    _refuse_what_is_not_shown(found.tracks)
    for place in found.blank:
        _write(file, place)
    # A film on disk is stored by its path: nothing may be left in a buffer.
    file.flush()
    file.seek(0)


def _write(file: BinaryIO, place: Place) -> None:
    file.seek(place.start)
    file.write(place.instead)
    for done in range(0, place.zeros, PIECE):
        file.write(bytes(min(PIECE, place.zeros - done)))


def _refuse_what_is_not_shown(tracks: Iterable[Track]) -> None:
    if not any(track.holds in PICTURES for track in tracks):
        raise ValidationError(_("There is no picture in the film."), code="no_picture")
    for track in tracks:
        if track.holds in SHOWN and track.coded not in SHOWN[track.holds]:
            raise ValidationError(
                _(
                    "Many browsers cannot show this film: it is coded as %(coded)s. Save it as MP4 (H.264 and AAC) or"
                    " WebM with a program for films, then upload it anew."
                ),
                code="not_shown",
                params={"coded": track.coded if SAID.fullmatch(track.coded) else "?"},
            )
        if track.holds in CAPTIONS:
            raise ValidationError(
                _(
                    "The film has captions inside, which browsers do not show, and in which drones write where they were."
                    " Save it anew without them with a program for films, and put the words into the text of the film."
                ),
                code="captions",
            )
        if track.holds not in SHOWN and track.holds not in HARMLESS:
            raise ValidationError(
                _(
                    "Beside picture and sound the film holds data of the camera, perhaps all places where it was."
                    " Save it anew without them with a program for films, then upload it again."
                ),
                code="camera_data",
            )
