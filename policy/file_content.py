r"""What a file really contains: text, a document with a password, macros.

>>> is_text("Größe;Preis\n".encode("utf-16")), is_text("a;b\n".encode("utf-16-be"))
(True, True)
>>> is_text(b"MZ\x90\x00\x03"), is_text(b"<html>"), is_text("<svg>".encode("utf-16"))
(False, False, False)
>>> has_macros(b"PK\x03\x04..word/vbaProject.bin.."), has_macros(b"PK\x03\x04..")
(True, False)
"""

import html
import io
import re
import unicodedata
import zipfile
from typing import IO

# How many leading bytes tell whether something is text.
HEAD_SIZE = 4096

ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
OLE_STARTS = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)

# Office files that are there for their macros.
MACRO_EXTENSIONS = frozenset(
    "docm dotm xlsm xltm xlam xlsb xla pptm potm ppsm ppam ppa sldm wll xll".split()
)

_MARKUP = re.compile(r"\s*<[a-z!?/]", re.IGNORECASE)
_BLANKS = frozenset("\t\n\r\f\v\x1a\x85\u2028\u2029")
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

# ---------------------------------------------------------------------------- text


def is_text(data: bytes) -> bool:
    """Tell whether ``data`` begins as text that no browser takes for a page or image.

    Spreadsheet programs save text in the encoding of the country, as UTF-8, or as
    UTF-16 ("Unicode text"), with a byte order mark or without.
    """
    head = data[:HEAD_SIZE]
    if head.startswith(ZIP_STARTS + OLE_STARTS):
        return False
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return _reads_as_text(head.removeprefix(mark), encoding)
    if b"\0" not in head:
        return not _MARKUP.match(head.decode("latin-1"))
    return any(
        b"\0" not in head[other::2] and _reads_as_text(head, encoding)
        for encoding, other in (("utf-16-le", 0), ("utf-16-be", 1))
    )


def _reads_as_text(head: bytes, encoding: str) -> bool:
    """Tell whether ``head`` is text in this encoding; its last letter may be cut."""
    text = head.decode(encoding, "replace").rstrip("\ufffd")
    if any(unicodedata.category(c) == "Cc" and c not in _BLANKS for c in text):
        return False
    return "\ufffd" not in text and not _MARKUP.match(text)


# -------------------------------------------------------------------------- office

_PASSWORD = "EncryptedPackage".encode("utf-16-le")


def has_password(data: bytes) -> bool:
    """Tell whether ``data`` is a new office file that asks for a password."""
    return data.startswith(OLE_STARTS) and _PASSWORD in data


_VBA_PART = re.compile(rb"vbaproject\.bin|/macrosheets/", re.IGNORECASE)
_VBA_TYPE = re.compile("vbaproject|macroenabled|macrosheet", re.IGNORECASE)
_VBA_STORAGE = re.compile("_VBA_PROJECT".encode("utf-16-le"), re.IGNORECASE)
# A presentation says in its own records whether it has macros.
_PPT_MACROS = re.compile(
    rb"\x1f\x00\xff\x03\x14\x00\x00\x00\x02\x00\x00\x04\x0c\x00\x00\x00.{4}\x01\x00\x00\x00",
    re.DOTALL,
)
# The record of a sheet of a workbook; its kind 1 is a sheet of macros.
_MACRO_SHEET = re.compile(
    rb"\x85\x00(.)\x00.{4}[\x00-\x02]\x01(.)([\x00\x01])", re.DOTALL
)
# Macros of OpenDocument files; the two lists of libraries alone are none.
_BASIC = re.compile(r"Basic/.*(?<!script-lb)(?<!script-lc)\.xml|Scripts/.+[^/]")


# How deep files in files are looked into, and how much of them is unpacked in all.
DEEPEST = 5
MOST_UNPACKED = 128 * 1024 * 1024


class TooMuch(Exception):
    """A file cannot be looked into to its end."""


class _Depth:
    """How deep one is in files that lie in files, and how much may be unpacked."""

    def __init__(self) -> None:
        self.depth = 0
        self.left = MOST_UNPACKED

    def unpack(self, file: IO[bytes]) -> bytes:
        """Return what is in a part of a ZIP file, whatever it says of its size.

        :raises TooMuch: when all parts together unpack to more than is looked into
        """
        content = file.read(self.left + 1)
        self.left -= len(content)
        if self.left < 0:
            raise TooMuch
        return content


def has_macros(data: bytes) -> bool:
    """Tell whether an office file contains macros, or a file that lies in it does.

    What is packed too deep, or too large, to be looked into counts as if it did.
    """
    try:
        return _has_macros(data, _Depth())
    except TooMuch:
        return True


def _has_macros(data: bytes, inside: _Depth) -> bool:
    if data.startswith(OLE_STARTS):
        return _ole_has_macros(data)
    return data.startswith(ZIP_STARTS) and _zip_has_macros(data, inside)


def _ole_has_macros(data: bytes) -> bool:
    """Look into a file of the older office programs."""
    if _VBA_STORAGE.search(data) or _PPT_MACROS.search(data):
        return True
    return any(
        found[1][0] == 8 + found[2][0] * (1 + found[3][0])
        for found in _MACRO_SHEET.finditer(data)
    )


def _zip_has_macros(data: bytes, inside: _Depth) -> bool:
    """Look into a file of the newer office programs; names in a ZIP are plain.

    :raises TooMuch: when files lie deeper in files than is looked into
    """
    if _VBA_PART.search(data):
        return True
    if inside.depth == DEEPEST:
        raise TooMuch
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except Exception:
        return False  # broken: no program runs macros of it
    inside.depth += 1
    found = any(_part_has_macros(archive, part, inside) for part in archive.infolist())
    inside.depth -= 1
    return found


def _part_has_macros(
    archive: zipfile.ZipFile, part: zipfile.ZipInfo, inside: _Depth
) -> bool:
    """Look at one file within a ZIP file."""
    if _is_macro_part(part.filename):
        return True
    tells_types = part.filename.lower() == "[content_types].xml"
    try:
        with archive.open(part) as file:
            start = file.read(len(OLE_STARTS[0]))
            if not tells_types and not start.startswith(ZIP_STARTS + OLE_STARTS):
                return False
            content = start + inside.unpack(file)
    except TooMuch:
        raise
    except Exception:
        return False  # broken, or with a password: nobody sees what is in it
    if tells_types:
        return bool(_VBA_TYPE.search(_plain_letters(content)))
    return _has_macros(content, inside)


def _plain_letters(xml: bytes) -> str:
    """Return a text in XML without what hides its letters: wide ones, and codes."""
    return html.unescape(xml.replace(b"\0", b"").decode("latin-1"))


def _is_macro_part(name: str) -> bool:
    """Tell whether a file within a ZIP file is one with macros."""
    extension = name.rpartition(".")[2].lower()
    return extension in MACRO_EXTENSIONS or bool(_BASIC.fullmatch(name))
