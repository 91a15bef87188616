"""Take the pictures that standard input names as JSON, each by its person's browser.

Runs in the virtual environment, which has Pillow: see screenshots.py.
"""

import json
import sys
from itertools import groupby
from pathlib import Path

from PIL import Image

TOOLS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOOLS))

import screenshots  # noqa: E402
from browser import Browser  # noqa: E402

WIDTH = 1100
MARGIN = 12
# So large may a picture be; the fewer colors, the smaller it is.
MOST_BYTES = 60 * 1024
COLORS = (256, 128, 64, 32)
# Else the color of a small button is that of its surroundings.
KEEPS_SMALL_AREAS = Image.Quantize.MAXCOVERAGE
# A cursor that blinks and a greeting that fades in are seen or not, as chance has it.
CALM = """
    const style = document.createElement("style");
    style.textContent = `* { caret-color: transparent !important;
        animation: none !important; transition: none !important; }
        .o_notification_manager, .o-mail-ChatHub { display: none !important; }`;
    document.head.append(style);
    document.activeElement?.blur();
"""
# A button is there when its page has drawn it.
PRESS = """
    const press = async (selector, text) => {
        for (let turn = 0; turn < 100; turn++) {
            const all = [...document.querySelectorAll(selector)];
            const seen = all.filter((one) => one.getClientRects().length);
            const found = seen.find((one) => one.textContent.trim() === text);
            if (found) return found.click();
            await new Promise((done) => setTimeout(done, 100));
        }
        throw new Error(`there is no ${text}`);
    };
"""
PART = """(() => {
    const parts = [...document.querySelectorAll(%s)];
    const boxes = parts.map((part) => part.getBoundingClientRect());
    return boxes.filter((box) => box.width).map(
        (box) => [box.left, box.top, box.right, box.bottom]);
})()"""


def main():
    """Take all pictures; those of one person one after the other."""
    wanted = json.load(sys.stdin)
    wrong = []
    for (login, _dialog), pictures in groupby(wanted, key=_browser_of):
        with Browser() as browser:
            calm(browser)
            for picture in pictures:
                if login:
                    browser.log_in(picture["site"], login, login)
                wrong += take(browser, picture)
    for sentence in wrong:
        print(f"browser: {sentence}", file=sys.stderr)
    return bool(wrong)


def _browser_of(picture):
    """Return what pictures share that one browser takes.

    A form in which something was pressed would ask whether it may be left.
    """
    return picture["login"], picture["path"] if picture["script"] else ""


def calm(browser):
    """Let pages be light, and still."""
    features = {"prefers-color-scheme": "light", "prefers-reduced-motion": "reduce"}
    media = [{"name": name, "value": value} for name, value in features.items()]
    browser.call("Emulation.setEmulatedMedia", features=media)
    # Fonts of the web would be there or not.
    browser.call("Network.setBlockedURLs", urls=["*://fonts.googleapis.com/*"])


def take(browser, picture):
    """Take one picture; return what is wrong with its page."""
    path = Path(picture["path"])
    script = f"{PRESS} {picture['script']}; {CALM}"
    wrong = screenshots.take(browser, picture["url"], WIDTH, path, script)
    wrong = [f"{path.name}: {each}" for each in wrong if "fonts.googleapis" not in each]
    box = _box(browser, picture)
    if not box:
        return [*wrong, f"{path.name}: the page has no {picture['part']}"]
    with Image.open(path) as image:
        small = _write(image.convert("RGB").crop(box), path)
    print(f"{path.name}: {path.stat().st_size // 1024} KB", flush=True)
    return wrong if small else [*wrong, f"{path.name} is too large: show less of it"]


def _box(browser, picture):
    """Return what is shown: the window's top, or the parts that a selector names."""
    height = picture["height"]
    if not picture["part"]:
        return (0, 0, WIDTH, height)
    boxes = browser.evaluate(PART % json.dumps(picture["part"]))
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    left, top = (max(0, int(min(each)) - MARGIN) for each in (lefts, tops))
    right, bottom = (int(max(each)) + MARGIN for each in (rights, bottoms))
    return (left, top, min(right, WIDTH), min(bottom, top + height))


def _write(image, path):
    """Write it with as many colors as it may have; tell whether it is small enough."""
    for colors in COLORS:
        few = image.quantize(colors, KEEPS_SMALL_AREAS, dither=Image.Dither.NONE)
        few.save(path, optimize=True)
        if path.stat().st_size <= MOST_BYTES:
            return True
    return False


if __name__ == "__main__":
    sys.exit(main())
