r"""What partners type of a contact, and why they decline one.

Only fields that are asked for are read:

>>> from ..policy.registration_input import FieldRule
>>> rules = (
...     FieldRule(name="name", card="contact", required=True),
...     FieldRule(name="email", card="contact", kind="email"),
...     FieldRule(name="website", card="contact", kind="website"),
... )
>>> form = ContactForm.parse({"name": " Ann ", "user_id": "1"}, rules)
>>> form.values, form.is_valid
({'name': 'Ann', 'email': False, 'website': False}, True)
>>> ContactForm.parse({"email": "ann@", "website": "none"}, rules).errors
{'name': 'required', 'email': 'email_invalid', 'website': 'website_invalid'}

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
from .rule_form import RuleForm

LONGEST_REASON = 500


class ContactForm(RuleForm):
    """Input of a contact; ``values`` are texts of prm.contact."""


class DeclineForm(Form):
    """Why a contact is declined, in words."""

    FIELDS: ClassVar[tuple[Field, ...]] = (
        Text("reason", max_length=LONGEST_REASON, multiline=True),
    )

    def _code_of(self, name: str, required: AbstractSet[str]) -> str:
        return "" if self.values[name] else "contact_reason_missing"
