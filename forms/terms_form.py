"""What a person sends who accepts the terms of a program.

>>> form = TermsForm.parse({"version": "3", "full_name": " Nora Lind ", "x": "1"})
>>> form.values["version"], form.values["full_name"]
(3, 'Nora Lind')
>>> TermsForm.parse({"signature": "data:image/png;base64,iVBORw0KGgo="}).values
{'version': False, 'full_name': False, 'signature': 'iVBORw0KGgo='}
>>> TermsForm.parse({"signature": "data:image/svg+xml;base64,PHN2Zz4="}).errors
{'signature': 'signature_invalid'}
"""

import base64
import binascii
from dataclasses import dataclass
from typing import ClassVar

from .field import Cleaned, Field, Id, Text
from .form import Form

_START = "data:image/png;base64,"
_MAGIC = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class Drawing(Field):
    """A picture that was drawn in the browser: PNG, as its address of data."""

    max_length: int = 400_000

    def tidy(self, raw: str) -> str:
        """Return it as it came: it is no text for people."""
        return raw.strip()

    def read(self, text: str) -> Cleaned:
        """Return the picture in base64, or why it is none."""
        encoded = text.removeprefix(_START)
        try:
            content = base64.b64decode(encoded, validate=True)
        except (binascii.Error, ValueError):
            content = b""
        if encoded == text or not content.startswith(_MAGIC):
            return False, "signature_invalid"
        return encoded, ""


class TermsForm(Form):
    """Which version is accepted, by whom, and the signature where one is wanted."""

    FIELDS: ClassVar[tuple[Field, ...]] = (
        Id("version"),
        Text("full_name", max_length=100),
        Drawing("signature"),
    )
