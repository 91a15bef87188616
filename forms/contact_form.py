r"""Why partners decline a contact.

A reason is needed:

>>> DeclineForm.parse({"reason": "  "}).errors
{'reason': 'contact_reason_missing'}
>>> DeclineForm.parse({"reason": "Not our region"}).values
{'reason': 'Not our region'}
"""

from collections.abc import Set as AbstractSet
from typing import ClassVar

from .field import Field, Text
from .form import Form

LONGEST_REASON = 500


class DeclineForm(Form):
    """Why a contact is declined, in words."""

    FIELDS: ClassVar[tuple[Field, ...]] = (
        Text("reason", max_length=LONGEST_REASON, multiline=True),
    )

    def _code_of(self, name: str, required: AbstractSet[str]) -> str:
        return "" if self.values[name] else "contact_reason_missing"
