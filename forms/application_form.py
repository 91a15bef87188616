"""What a company types that applies to become a partner, and what it answers.

Only fields that are asked for are read:

>>> rules = (
...     FieldRule(name="name", card="company", required=True),
...     FieldRule(name="email", card="person", kind="email", required=True),
...     FieldRule(name="country_id", card="company", kind="record"),
... )
>>> typed = {"name": " Acme ", "email": "ann@acme.example", "state": "accepted"}
>>> form = ApplicationForm.parse(typed, rules)
>>> form.values, form.is_valid
({'name': 'Acme', 'email': 'ann@acme.example', 'country_id': False}, True)
>>> ApplicationForm.parse({"email": "ann@", "country_id": "x"}, rules).errors
{'name': 'required', 'email': 'email_invalid', 'country_id': 'choice_invalid'}

People do not see the field that only programs fill:

>>> form.is_trapped, ApplicationForm.parse({TRAP: "http://x"}, rules).is_trapped
(False, True)

An answer says something:

>>> ReplyForm.parse({"reply": "  "}).errors
{'reply': 'required'}
"""

from collections.abc import Set as AbstractSet
from typing import ClassVar

from ..policy.registration_input import FieldRule
from .field import Field, Text, read_token
from .form import Form, Params, as_text
from .rule_form import RuleForm

TRAP = "homepage_url"
LONGEST_REPLY = 5000


class ApplicationForm(RuleForm):
    """Input of an application; ``values`` are fields of it, and answers."""

    def __init__(self, params: Params, rules: tuple[FieldRule, ...]) -> None:
        self.is_trapped = bool(as_text(params.get(TRAP)).strip())
        self.token = read_token(as_text(params.get("submission_token")))
        super().__init__(params, rules)


class ReplyForm(Form):
    """What an applicant answers to a question."""

    FIELDS: ClassVar[tuple[Field, ...]] = (
        Text("reply", max_length=LONGEST_REPLY, multiline=True),
    )

    def required_fields(self) -> AbstractSet[str]:
        """Return the answer."""
        return {"reply"}
