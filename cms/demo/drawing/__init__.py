"""The pictures of the demonstration site, drawn as prints from cut blocks."""

from collections.abc import Callable

from PIL import Image

from . import (
    scenes_brands,
    scenes_craft,
    scenes_details,
    scenes_fitting,
    scenes_hands,
    scenes_heights,
    scenes_lakes,
    scenes_land,
    scenes_markets,
    scenes_metal,
    scenes_mountains,
    scenes_places,
    scenes_rivers,
    scenes_rooms,
    scenes_streets,
    scenes_valleys,
    scenes_weaving,
)
from .sheet import Sheet

Scene = Callable[[Sheet], None]
WIDE, PHOTO = (1600, 900), (1200, 900)
_LEADS = [scenes_metal, scenes_fitting, scenes_craft, scenes_weaving, scenes_land, scenes_heights, scenes_rooms]
_DISTRICTS = [scenes_rivers, scenes_valleys, scenes_lakes, scenes_mountains]
_OTHERS = [scenes_brands, scenes_places, scenes_streets, scenes_markets]
_DETAILS = [scenes_hands, scenes_details]


def _scenes() -> dict[str, tuple[Scene, tuple[int, int]]]:
    """Every scene and its size by name; a scene is named like its function."""
    found: dict[str, tuple[Scene, tuple[int, int]]] = {}
    for shelves, size in ((_LEADS + _DISTRICTS + _OTHERS, WIDE), (_DETAILS, PHOTO)):
        for scene in (scene for shelf in shelves for scene in shelf.SCENES):
            found[scene.__name__.replace("_", "-")] = scene, size
    return found


def slugs() -> list[str]:
    """The names of all pictures."""
    return list(_scenes())


def draw(slug: str) -> Image.Image:
    """The picture of that name; KeyError if there is none."""
    scene, size = _scenes()[slug]
    sheet = Sheet(slug, size)
    scene(sheet)
    return sheet.pull()
