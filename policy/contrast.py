"""Whether a color can be read on another, and the nearest shade that can.

Luminance and contrast ratio as WCAG 2.2 defines them, with the ratio of level AA for
text of any size: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance and
https://www.w3.org/TR/WCAG22/#contrast-minimum

>>> contrast("#000000", "#ffffff")
21.0
>>> round(contrast("#777777", "#ffffff"), 2)
4.48
>>> text_on("#ffcc00"), text_on("#1a3d7c")
('#000000', '#ffffff')
>>> readable("#1a3d7c", LIGHT_PAGE)
'#1a3d7c'
>>> shade = readable("#ffcc00", LIGHT_PAGE)
>>> shade, is_readable(shade, LIGHT_PAGE)
('#8a6e00', True)
>>> is_readable(readable("#1a3d7c", DARK_PAGE), DARK_PAGE)
True
>>> is_color("#FFCC00"), is_color("red"), is_color("#fff"), is_color("#ffcc00;")
(True, False, False, False)
"""

import re

LEAST = 4.5
BLACK, WHITE = "#000000", "#ffffff"
# What text lies on: the page, cards, hovered rows.
LIGHT_PAGE = ("#ffffff", "#f8f9fa")
DARK_PAGE = ("#212529", "#2b3035")

_COLOR = re.compile(r"#[0-9a-f]{6}", re.ASCII | re.IGNORECASE)
_STEPS = 100


def is_color(text: str) -> bool:
    """Tell whether ``text`` is a color as ``#rrggbb``."""
    return bool(_COLOR.fullmatch(text))


def channels(color: str) -> tuple[int, int, int]:
    """Return red, green and blue of ``#rrggbb``, each from 0 to 255.

    >>> channels("#ff8000")
    (255, 128, 0)
    """
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def luminance(color: str) -> float:
    """Return the relative luminance, from 0 (black) to 1 (white)."""
    linear = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in channels(color))
    )
    red, green, blue = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(color: str, other: str) -> float:
    """Return the contrast ratio of two colors, from 1 (the same) to 21."""
    darker, lighter = sorted((luminance(color), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def is_readable(color: str, page: tuple[str, ...]) -> bool:
    """Tell whether text of this color can be read everywhere on the page."""
    return all(contrast(color, background) >= LEAST for background in page)


def text_on(color: str) -> str:
    """Return black or white, whichever is read better; one of them always can be."""
    return max(BLACK, WHITE, key=lambda text: contrast(text, color))


def mixed(color: str, other: str, share: float) -> str:
    """Return ``color`` with a share (0 to 1) of the other one in it.

    >>> mixed("#ff0000", "#000000", 0.5)
    '#800000'
    """
    pairs = zip(channels(color), channels(other), strict=True)
    parts = (round(mine + (theirs - mine) * share) for mine, theirs in pairs)
    return "#" + "".join(f"{part:02x}" for part in parts)


def readable(color: str, page: tuple[str, ...]) -> str:
    """Return the nearest darker or lighter shade that can be read on the page.

    The color itself when it can be read already.

    :param page: the colors that text lies on, all light or all dark
    """
    towards = text_on(page[0])
    shades = (mixed(color, towards, step / _STEPS) for step in range(_STEPS + 1))
    return next(shade.lower() for shade in shades if is_readable(shade, page))
