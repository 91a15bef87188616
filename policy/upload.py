r"""Which files may be uploaded: the extension names the type, the content must fit it.

>>> verdict_file("offer.pdf", b"%PDF-1.7 ...", 5000).allowed
True
>>> verdict_file("offer.pdf", b"<html><script>", 5000).code
'file_content'
>>> verdict_file("logo.svg", b"<svg>", 300).code
'file_type'
>>> verdict_file("offer.pdf", b"%PDF-1.7 ...", 26 * MB).code
'file_too_large'
>>> verdict_file("offer.pdf", b"%PDF-1.7 ...", 2 * MB, used=99 * MB).code
'files_too_large'
>>> verdict_file("prices.xlsm", b"PK", 5000).code
'file_macros'
>>> clean_name("C:\\temp\\off\x00er.pdf")
'offer.pdf'
>>> inline_type(b"%PDF-1.7 ..."), inline_type(b"GIF89a"), inline_type(b"<svg>")
('application/pdf', 'image/gif', '')
>>> inline_type(b"<html>%PDF-1.7"), inline_type(b"RIFF0000WAVE"), inline_type(b"PK")
('', '', '')
>>> guess_extension(b"%PDF-1.7 ..."), guess_extension(b"a;b"), guess_extension(b"GIF8")
('pdf', 'txt', 'txt')
"""

import os.path
import re
import unicodedata
from collections.abc import Container, Iterable, Mapping
from typing import NamedTuple

from .file_content import (
    HEAD_SIZE,
    MACRO_EXTENSIONS,
    OLE_STARTS,
    ZIP_STARTS,
    has_macros,
    has_password,
    is_text,
)
from .verdict import ALLOWED, Verdict, refuse

MB = 1024 * 1024
LONGEST_NAME = 120


class FileType(NamedTuple):
    """A type of file: what it is served as, and the bytes that may begin it."""

    mimetype: str
    starts: tuple[bytes, ...] = ()


_ZIP = ZIP_STARTS
_RTF = (b"{\\rtf",)
_JPEG = FileType("image/jpeg", (b"\xff\xd8\xff",))
_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."

# Extension → type. A type without leading bytes is text.
TYPES: Mapping[str, FileType] = {
    "pdf": FileType("application/pdf", (b"%PDF-",)),
    "docx": FileType(_OFFICE + "wordprocessingml.document", _ZIP),
    "xlsx": FileType(_OFFICE + "spreadsheetml.sheet", _ZIP),
    "pptx": FileType(_OFFICE + "presentationml.presentation", _ZIP),
    "odt": FileType(_OPEN_DOCUMENT + "text", _ZIP),
    "ods": FileType(_OPEN_DOCUMENT + "spreadsheet", _ZIP),
    "odp": FileType(_OPEN_DOCUMENT + "presentation", _ZIP),
    "doc": FileType("application/msword", OLE_STARTS + _RTF),
    "xls": FileType("application/vnd.ms-excel", OLE_STARTS),
    "ppt": FileType("application/vnd.ms-powerpoint", OLE_STARTS),
    "rtf": FileType("application/rtf", _RTF),
    "png": FileType("image/png", (b"\x89PNG\r\n\x1a\n",)),
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "gif": FileType("image/gif", (b"GIF87a", b"GIF89a")),
    "webp": FileType("image/webp", (b"RIFF",)),
    "txt": FileType("text/plain"),
    "csv": FileType("text/csv"),
    "zip": FileType("application/zip", _ZIP),
}

# What a browser shows by itself without running anything.
_INLINE = ("pdf", "png", "jpg", "gif", "webp")
# What content without a name may be; Office files look like any ZIP file.
_GUESSED = (*_INLINE, "zip", "rtf", "txt")

# New office files with a password have the shape of the older ones.
_WITH_PASSWORD = frozenset({"docx", "xlsx", "pptx"})


def accept(types: Iterable[str] = TYPES) -> str:
    """Return the ``accept`` attribute of an input for files of these types."""
    return ",".join(f".{extension}" for extension in types)


ACCEPT = accept()


def read_types(text: str) -> tuple[list[str], list[str]]:
    """Return the extensions that a setting allows, and what it names besides.

    >>> read_types("PDF, .docx;svg"), len(read_types(" ")[0]) == len(TYPES)
    ((['pdf', 'docx'], ['svg']), True)
    """
    named = [word.lower().lstrip(".") for word in re.split(r"[\s,;]+", text) if word]
    allowed = [extension for extension in TYPES if extension in named]
    unknown = [word for word in dict.fromkeys(named) if word not in TYPES]
    return allowed if named else list(TYPES), unknown


def clean_name(name: str) -> str:
    """Return the bare file name: no folders, no control or direction characters.

    It has at most 120 characters and keeps its extension. Letters are written in one
    piece: some systems send their accents apart.
    """
    base = re.split(r"[/\\]", unicodedata.normalize("NFC", name or ""))[-1]
    visible = "".join(c for c in base if unicodedata.category(c)[0] != "C")
    stem, extension = os.path.splitext(" ".join(visible.split()).strip(". "))
    extension = extension[: LONGEST_NAME // 2]
    return stem[: LONGEST_NAME - len(extension)] + extension


def extension_of(name: str) -> str:
    """Return the extension of a file name in lower case, without its dot."""
    return os.path.splitext(clean_name(name))[1].lower().removeprefix(".")


def mimetype_of(name: str) -> str:
    """Return what to serve the file as, whatever the browser said when it came."""
    known = TYPES.get(extension_of(name))
    return known.mimetype if known else "application/octet-stream"


def _content_fits(extension: str, content: bytes) -> bool:
    """Tell whether ``content`` is how a file of this extension begins."""
    starts = TYPES[extension].starts
    if not starts:
        return is_text(content)
    if extension == "webp" and content[8:12] != b"WEBP":
        return False
    if extension in _WITH_PASSWORD and has_password(content):
        return True
    if extension == "pdf":  # programs may put something harmless before it
        before, found, _rest = content[:HEAD_SIZE].partition(b"%PDF-")
        return bool(found) and b"<" not in before
    return content.startswith(starts)


def fits(name: str, content: bytes) -> bool:
    """Tell whether ``content`` is how a file of this name begins."""
    extension = extension_of(name)
    return extension in TYPES and _content_fits(extension, content)


def inline_type(content: bytes) -> str:
    """Return what a page may show this content as, by its content; "" for nothing."""
    for extension in _INLINE:
        if content.startswith(TYPES[extension].starts) and _content_fits(
            extension, content
        ):
            return TYPES[extension].mimetype
    return ""


def guess_extension(content: bytes) -> str:
    """Return an extension that fits content which came without a name, or ""."""
    fitting = (each for each in _GUESSED if _content_fits(each, content))
    return next(fitting, "")


def verdict_file(
    name: str,
    content: bytes,
    size: int,
    *,
    types: Container[str] = TYPES,
    used: int = 0,
    max_file: int = 25 * MB,
    max_total: int = 100 * MB,
) -> Verdict:
    """Tell whether a file may be kept.

    ``content`` are all its bytes: macros may stand anywhere; ``size`` and ``used``
    (what the registration holds already) are bytes; ``types`` are the extensions that
    the settings allow. Codes, in this order: ``file_name``, ``file_empty``,
    ``file_macros``, ``file_type``, ``file_content``, ``file_too_large``,
    ``files_too_large``.
    """
    if not clean_name(name):
        return refuse("file_name")
    if size <= 0 or not content:
        return refuse("file_empty")
    if code := _wrong_content(extension_of(name), content, types):
        return refuse(code)
    if size > max_file:
        return refuse("file_too_large")
    return refuse("files_too_large") if used + size > max_total else ALLOWED


def _wrong_content(extension: str, content: bytes, types: Container[str]) -> str:
    """Return the code of what is wrong with the type of a file, or ""."""
    if extension in MACRO_EXTENSIONS:
        return "file_macros"
    if extension not in TYPES or extension not in types:
        return "file_type"
    if not _content_fits(extension, content):
        return "file_content"
    return "file_macros" if has_macros(content) else ""
