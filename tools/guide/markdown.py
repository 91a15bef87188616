"""The little Markdown that the guide is written in, as HTML.

Headings, paragraphs, lists of one level, tables, pictures on a line of their own; bold,
words of the screens in italics, `code` and links. A library for all of Markdown would
be a package more for everybody who builds the addon.
"""

import html
import re

HEADING = re.compile(r"(#{1,3}) (.+)")
PICTURE = re.compile(r"!\[([^]]+)\]\(([^)]+)\)")
ITEM = re.compile(r"(?:([*-])|\d+\.) +")
INLINE = (
    (re.compile(r"\[([^]]+)\]\(([^)]+)\)"), r'<a href="\2">\1</a>'),
    (re.compile(r"\*\*([^*]+)\*\*"), r"<strong>\1</strong>"),
    (re.compile(r"\*([^*]+)\*"), r"<em>\1</em>"),
    (re.compile(r"`([^`]+)`"), r"<code>\1</code>"),
)


def anchor(title):
    """Return the name by which links find a heading.

    >>> anchor("Deals: what *Protected* means")
    'deals-what-protected-means'
    """
    return "-".join(re.findall(r"[\w-]+", title.lower()))


def headings(text):
    """Return level and title of each heading."""
    found = (HEADING.fullmatch(line) for line in text.splitlines())
    return [(len(match[1]), match[2]) for match in found if match]


def to_html(text):
    """Return a document as HTML, without a frame.

    >>> to_html("# Hello")
    '<h1 id="hello">Hello</h1>'
    """
    blocks = re.split(r"\n\s*\n", text.strip())
    return "\n".join(_block(block) for block in blocks)


def _block(block):
    first = block.lstrip()
    if match := HEADING.fullmatch(first):
        level, title = len(match[1]), match[2]
        return f'<h{level} id="{anchor(title)}">{_inline(title)}</h{level}>'
    if match := PICTURE.fullmatch(first):
        return _picture(match)
    if first.startswith("|"):
        return _table(first.splitlines())
    if match := ITEM.match(first):
        return _list(first.splitlines(), "ul" if match[1] else "ol")
    return f"<p>{_inline(' '.join(first.split()))}</p>"


def _inline(text):
    text = html.escape(text, quote=False)
    for pattern, replacement in INLINE:
        text = pattern.sub(replacement, text)
    return text


def _picture(match):
    words = f'src="{match[2]}" alt="{html.escape(match[1])}" loading="lazy"'
    return f'<p class="picture"><img {words}></p>'


def _list(lines, tag):
    """Each item may go on in the next lines."""
    items = []
    for line in lines:
        if ITEM.match(line):
            items.append([ITEM.sub("", line, count=1)])
        else:
            items[-1].append(line)
    texts = (_inline(" ".join(" ".join(item).split())) for item in items)
    return "\n".join([f"<{tag}>", *(f"<li>{text}</li>" for text in texts), f"</{tag}>"])


def _table(lines):
    """The first row names the columns, the second draws the line below them."""
    cells = (line.strip("| ").split("|") for line in lines)
    head, _line, *rows = ([cell.strip() for cell in row] for row in cells)
    made = [_row("th", head), *(_row("td", row) for row in rows)]
    return "\n".join(["<table>", *made, "</table>"])


def _row(tag, cells):
    return f"<tr>{''.join(f'<{tag}>{_inline(cell)}</{tag}>' for cell in cells)}</tr>"
