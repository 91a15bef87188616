"""Tables of facts and files of usual programs, for the tests of the policy."""

import csv
import io
import zipfile

from ..places import TABLES

OPEN_XML = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def rows(name):
    """Return the rows of a table in the folder `data`, without its remarks."""
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def packed(*names, types="", stored=False, **texts):
    """Return a ZIP file with files of these names, or these texts."""
    content = io.BytesIO()
    kind = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(content, "w", kind) as archive:
        archive.writestr("[Content_Types].xml", types or f"<Types>{OPEN_XML}</Types>")
        for name in names:
            archive.writestr(name, texts.get(name, "<x/>"))
    return content.getvalue()
