"""What a browser measures of a page: nothing is cut, squeezed or out of the window."""

# What is drawn in the frame of the portal and not meant to be scrolled.
LOOKS = """
(() => {
    const width = document.documentElement.clientWidth;
    const found = [];
    const page = Math.max(
        document.documentElement.scrollWidth, document.body.scrollWidth);
    if (page > width) {
        found.push(`the page is ${page} px wide`);
    }
    const hidden = ".visually-hidden, .visually-hidden-focusable";
    const silent = "script, style, option, textarea";
    const isSeen = (node) => node.checkVisibility({visibilityProperty: true})
        && !node.closest(hidden);
    const scrolls = (node) => {
        const isWhole = node.id === "wrapwrap" || node === document.body;
        if (isWhole || !node.parentElement) {
            return false;
        }
        const {overflowX} = getComputedStyle(node);
        return ["auto", "scroll"].includes(overflowX) || scrolls(node.parentElement);
    };
    const say = (what, node, text = node.textContent) =>
        found.push(`${what}: ${node.tagName} ${text.trim().slice(0, 60)}`);
    const root = document.querySelector(".prm_portal");
    for (const node of root.querySelectorAll("*")) {
        const {left, right, width: size} = node.getBoundingClientRect();
        if (size < 2 || !isSeen(node)) {
            continue;
        }
        if ((right > width + 1 || left < -1) && !scrolls(node)) {
            say("out of the window", node);
        }
        const {overflowX} = getComputedStyle(node);
        const isCut = node.scrollWidth > node.clientWidth + 1;
        if (/hidden|clip/.test(overflowX) && isCut && node.textContent.trim()) {
            say("cut", node);
        }
    }
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const lines = (node, start, end) => {
        range.setStart(node, start);
        range.setEnd(node, end);
        const tops = [...range.getClientRects()].filter((each) => each.width > 0.5);
        return new Set(tops.map((each) => Math.round(each.top / 6))).size;
    };
    // Words that people read; addresses, and words with a hyphen, may end a line.
    const WORDS = /(?<![^\\s(“"])[\\p{L}]{2,24}(?![^\\s.,:;)”"])/gu;
    const VALUES = /\\d{1,4}[./]\\d{1,2}[./]\\d{2,4}|[$€]\\s?[\\d.,]+|[\\d.,]+\\s[$€]/g;
    // A text that is nothing but a day, a moment or an amount.
    const VALUE = /^[^\\p{L}]*\\d[^\\p{L}]*([AP]M)?$/u;
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const parent = node.parentElement;
        const text = node.textContent;
        const isText = text.trim() && !parent.closest(silent);
        if (!isText || !isSeen(parent) || lines(node, 0, text.length) < 2) {
            continue;
        }
        if (VALUE.test(text.trim()) || parent.matches("time")) {
            say("broken", parent);
        }
        for (const kind of [WORDS, VALUES]) {
            for (const {0: word, index} of text.matchAll(kind)) {
                if (lines(node, index, index + word.length) > 1) {
                    say("broken", parent, word);
                }
            }
        }
    }
    return [...new Set(found)];
})()
"""
