r"""A table in a text file: which encoding, which separator, which cells.

Spreadsheet programs write them as UTF-8, as UTF-16 ("Unicode text"), or in the encoding
of Western Windows, each with or without a mark at its beginning:

>>> for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"):
...     assert decode("Größe;Ja\n".encode(encoding)) == "Größe;Ja\n"
>>> rows("Name;Note\r\nAcme;\"two\r\nlines; and a \"\"word\"\"\"\r\n")
[['Name', 'Note'], ['Acme', 'two\r\nlines; and a "word"']]
>>> rows("Name,Note\nAcme,a;b\n"), rows("Name\tNote\n")
([['Name', 'Note'], ['Acme', 'a;b']], [['Name', 'Note']])
>>> rows("sep=|\nName|Note;x\n")
[['Name', 'Note;x']]

What was cut off is told, and where:

>>> def refused(call, file):
...     try:
...         return call(file)
...     except Unreadable as error:
...         return error.args
>>> refused(rows, 'Name;Note\nAcme;"never closed\n')
('sheet_quotes', '2')
>>> refused(rows, "Name" + ",x" * MOST_COLUMNS), rows("Name,,,,")
(('sheet_too_wide', '200'), [['Name']])
>>> refused(decode, "Größe".encode()[:3]), refused(decode, b"a\x81\0")
(('sheet_broken', ''), ('sheet_broken', ''))
"""

import csv
import io
from typing import Any

# Rows that are looked at, blank ones included; a table is far smaller.
MOST_ROWS = 20_000
# Columns of any table: of more, each would be a line of what is wrong.
MOST_COLUMNS = 200
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SEPARATORS = ";,\t"


class Unreadable(Exception):
    """A file is no table: the code of why, and the word that its sentence names."""

    def __init__(self, code: str, word: str = "") -> None:
        self.code = code
        self.word = word
        super().__init__(code, word)


def decode(data: bytes) -> str:
    """Return the text of a file.

    :raises Unreadable: ``sheet_broken`` when it ends within a letter or is no text
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode(data.removeprefix(mark), encoding)
    if b"\0" in data:
        wide_first = data[:1] == b"\0"
        return _decode(data, "utf-16-be" if wide_first else "utf-16-le")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            raise Unreadable("sheet_broken") from error
        return _decode(data, "cp1252")


def _decode(data: bytes, encoding: str) -> str:
    """Return the text in this encoding.

    :raises Unreadable: ``sheet_broken`` when it is none
    """
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable("sheet_broken") from error
    if "\0" in text:
        raise Unreadable("sheet_broken")
    return text


def rows(text: str) -> list[list[str]]:
    """Return the rows of a text, blank ones as empty lists; the first is number 1.

    :raises Unreadable: ``sheet_quotes`` with the line that cannot be read,
        ``sheet_too_many`` or ``sheet_too_wide``
    """
    text, separator = _separated(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    found: list[list[str]] = []
    try:
        for row in reader:
            found.append(checked(row))
            if len(found) > MOST_ROWS:
                raise Unreadable("sheet_too_many", f"{MOST_ROWS}+")
    except csv.Error as error:
        raise Unreadable("sheet_quotes", str(len(found) + 1)) from error
    return found


def checked(row: list[Any]) -> list[Any]:
    """Return a row without what is blank at its end.

    :raises Unreadable: ``sheet_too_wide`` when more is left than a table has columns
    """
    while row and row[-1] in (None, ""):
        row.pop()
    if len(row) > MOST_COLUMNS:
        raise Unreadable("sheet_too_wide", str(MOST_COLUMNS))
    return row


def _separated(text: str) -> tuple[str, str]:
    """Return the text of the table, and what separates its cells."""
    head, _break, rest = text.partition("\n")
    head = head.rstrip("\r")
    if head.lower().startswith("sep=") and len(head) == len("sep=") + 1:
        return rest, head[-1]
    counted = {sign: _outside(text, sign) for sign in _SEPARATORS}
    return text, max(_SEPARATORS, key=lambda sign: counted[sign])


def _outside(text: str, sign: str) -> int:
    """Return how often ``sign`` stands outside quotes in the first filled line."""
    count, quoted = 0, False
    for letter in text.lstrip("\r\n"):
        if letter == '"':
            quoted = not quoted
        elif letter in "\r\n" and not quoted:
            break
        count += letter == sign and not quoted
    return count
