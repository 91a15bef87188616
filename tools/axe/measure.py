"""What is measured on a page that a browser shows: rules of axe-core, names, focus."""

import json
from collections import namedtuple

# Where it was found is added by whoever opened the page.
Finding = namedtuple("Finding", "rule impact target")

# Nothing moves while colors are measured.
STILL = """document.head.append(Object.assign(document.createElement("style"), {
    textContent: `*, *::before, *::after {
        transition: none !important; animation: none !important;
    }`,
})), true"""
FRAMES = """new Promise((done) =>
    requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"""
COLORS = "color-contrast link-in-text-block".split()
RUN = """axe.run(%s, %s).then((found) =>
    found.violations.flatMap((each) => each.nodes.map((node) =>
        [each.id, each.impact, node.target.flat().join(" ")])))"""
# What surrounds our pages: Odoo's and the website's header and footer.
AROUND = """(target) => {
    const node = document.querySelector(target);
    const ours = ".prm_portal, .prm_directory, .prm_become, [role='dialog']";
    return !node || !node.closest(ours);
}"""
CONTROLS = {
    "button", "checkbox", "combobox", "link", "listbox", "menuitem", "option", "radio",
    "searchbox", "slider", "spinbutton", "switch", "tab", "textbox",
}  # fmt: skip
# The control that has the focus, and whether something lies over it. Corners count too:
# they say that no bar covers a part.
FOCUSED = """(() => {
    const node = document.activeElement;
    if (!node || node === document.body) {
        return null;
    }
    const { left, right, top, bottom, width, height } = node.getBoundingClientRect();
    const inset = 3;
    const points = [left + inset, right - inset].flatMap((x) =>
        [top + inset, bottom - inset].map((y) => [x, y])
    );
    const labels = [...(node.labels || [])];
    const isAway = ([x, y]) => {
        const found = document.elementFromPoint(x, y);
        return !found || !(node.contains(found) || found.contains(node)
            || labels.some((label) => label.contains(found)));
    };
    const isDrawn = width > 7 && height > 7 && getComputedStyle(node).opacity !== "0";
    return {
        name: node.name || node.id || node.textContent.trim().slice(0, 40),
        tag: node.tagName,
        hidden: isDrawn && points.some(isAway),
        box: [left, top, right, bottom].map(Math.round),
    };
})()"""


class Page:
    """The page that a browser shows, as it is measured."""

    def __init__(self, browser, axe):
        """Prepare a page that has settled.

        :param str axe: the source of axe-core
        """
        self.browser = browser
        browser.evaluate(f"{axe}; true")
        browser.evaluate(STILL)

    def show(self, theme):
        """Let the device prefer light or dark."""
        features = [{"name": "prefers-color-scheme", "value": theme}]
        self.browser.call("Emulation.setEmulatedMedia", features=features)
        # Pages follow by a script, which is told with the next frame.
        self.browser.evaluate(FRAMES)

    def violations(self, rules=(), inside=""):
        """Return what axe-core finds, and where: (finding, whether it is ours).

        :param rules: the only ones that are asked, all without
        :param inside: selector of the one part that is asked, all of the page without
        """
        options = {"resultTypes": ["violations"]}
        if rules:
            options["runOnly"] = {"type": "rule", "values": list(rules)}
        where = json.dumps(inside) if inside else "document"
        answer = self.browser.evaluate(RUN % (where, json.dumps(options)))
        found = [Finding(*each) for each in answer]
        return [(each, self._is_ours(each.target)) for each in found]

    def _is_ours(self, target):
        return not self.browser.evaluate(f"({AROUND})({target!r})")

    def nameless(self):
        """Return the controls without a name in the accessibility tree."""
        nodes = self.browser.call("Accessibility.getFullAXTree")["nodes"]
        return [
            f"{node['role']['value']}: {self._html(node)}"
            for node in nodes
            if not node.get("ignored")
            and node["role"]["value"] in CONTROLS
            and not node.get("name", {}).get("value", "").strip()
        ]

    def _html(self, node):
        found = self.browser.call(
            "DOM.describeNode", backendNodeId=node["backendDOMNodeId"]
        )["node"]
        return f"{found['nodeName'].lower()} {found.get('attributes', [])}"

    def width(self):
        """Return how wide the page is, wider than its window where it scrolls."""
        return self.browser.evaluate(
            "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"
        )


class Keyboard:
    """The keys of somebody who has no mouse."""

    # What JavaScript reads of a key: its code, its number, the text that it writes.
    KEYS = {
        "Tab": ("Tab", 9, ""),
        "Enter": ("Enter", 13, "\r"),
        "Escape": ("Escape", 27, ""),
        " ": ("Space", 32, " "),
        "ArrowDown": ("ArrowDown", 40, ""),
    }

    def __init__(self, browser):
        """Press the keys in this browser."""
        self.browser = browser

    def press(self, key, shift=False):
        """Press a key and let it go."""
        code, number, text = self.KEYS[key]
        values = {"key": key, "code": code, "windowsVirtualKeyCode": number}
        values |= {"modifiers": 8 if shift else 0}
        down = values | ({"text": text} if text else {})
        self.browser.call("Input.dispatchKeyEvent", type="keyDown", **down)
        self.browser.call("Input.dispatchKeyEvent", type="keyUp", **values)

    def write(self, text):
        """Type a text where the focus is."""
        self.browser.call("Input.insertText", text=text)

    def focused(self):
        """Return where the focus is: name, tag, and whether something hides it."""
        return self.browser.evaluate(FOCUSED)

    def walk(self, most=200):
        """Go through the page with Tab and yield what has the focus, until its end."""
        first = None
        for _turn in range(most):
            self.press("Tab")
            found = self.focused()
            if found is None or (first and found == first):
                return
            first = first or found
            yield found

    def go(self, selector, most=150):
        """Press Tab until a control has the focus.

        :raises RuntimeError: when Tab does not come to it
        """
        check = f"Boolean(document.activeElement?.matches({selector!r}))"
        for _turn in range(most):
            if self.browser.evaluate(check):
                return
            self.press("Tab")
        raise RuntimeError(f"Tab does not lead to {selector}")
