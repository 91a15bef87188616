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
>>> clean_name("C:\\temp\\off\x00er.pdf")
'offer.pdf'
"""

import os.path
import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from .verdict import ALLOWED, Verdict, refuse

MB = 1024 * 1024
LONGEST_NAME = 120

# How many leading bytes of a file the check wants to see.
HEAD_SIZE = 4096


class FileType(NamedTuple):
    """A type of file: what it is served as, and the bytes that may begin it."""

    mimetype: str
    starts: tuple[bytes, ...] = ()


_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
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
    "doc": FileType("application/msword", _OLE),
    "xls": FileType("application/vnd.ms-excel", _OLE),
    "ppt": FileType("application/vnd.ms-powerpoint", _OLE),
    "png": FileType("image/png", (b"\x89PNG\r\n\x1a\n",)),
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "gif": FileType("image/gif", (b"GIF87a", b"GIF89a")),
    "webp": FileType("image/webp", (b"RIFF",)),
    "txt": FileType("text/plain"),
    "csv": FileType("text/csv"),
    "zip": FileType("application/zip", _ZIP),
}

# For the ``accept`` attribute of a file input.
ACCEPT = ",".join(f".{extension}" for extension in TYPES)

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_MARKUP = re.compile(rb"\s*<[a-z!?/]", re.IGNORECASE)


def clean_name(name: str) -> str:
    """Return the bare file name: no folders, no control or direction characters.

    It has at most 120 characters and keeps its extension.
    """
    base = re.split(r"[/\\]", name or "")[-1]
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


def _is_plain_text(head: bytes) -> bool:
    """Tell whether ``head`` is text that no browser takes for a page or an image."""
    text = head.removeprefix(_BYTE_ORDER_MARK)
    return b"\0" not in text and not _MARKUP.match(text)


def _content_fits(extension: str, head: bytes) -> bool:
    """Tell whether ``head`` is how a file of this extension begins."""
    starts = TYPES[extension].starts
    if not starts:
        return _is_plain_text(head)
    if extension == "webp" and head[8:12] != b"WEBP":
        return False
    return head.startswith(starts)


def verdict_file(
    name: str,
    head: bytes,
    size: int,
    *,
    used: int = 0,
    max_file: int = 25 * MB,
    max_total: int = 100 * MB,
) -> Verdict:
    """Tell whether a file may be kept.

    ``head`` are its first bytes (``HEAD_SIZE`` or all of them), ``size`` and ``used``
    (what the registration holds already) are bytes. Codes, in this order:
    ``file_name``, ``file_empty``, ``file_type``, ``file_content``, ``file_too_large``,
    ``files_too_large``.
    """
    extension = extension_of(name)
    if not clean_name(name):
        return refuse("file_name")
    if size <= 0 or not head:
        return refuse("file_empty")
    if extension not in TYPES:
        return refuse("file_type")
    if not _content_fits(extension, head):
        return refuse("file_content")
    if size > max_file:
        return refuse("file_too_large")
    return refuse("files_too_large") if used + size > max_total else ALLOWED
