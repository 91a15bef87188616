"""What a partner fills about the protection of a deal.

>>> form = ExtensionForm.parse({"days": "14", "reason": " The tender was delayed. "})
>>> form.values
{'days': 14, 'reason': 'The tender was delayed.'}
>>> ExtensionForm.parse({"days": "two weeks"}).errors
{'days': 'integer_invalid'}
>>> form = AnswerForm.parse({"answer": "active", "date_closing": "2026-02-30"})
>>> form.errors
{'date_closing': 'date_invalid'}
>>> AnswerForm.parse({"answer": "perhaps"}).errors
{'answer': 'choice_invalid'}

A day that is not asked for is not looked at:

>>> form = AnswerForm.parse({"answer": "won", "date_closing": "soon"})
>>> form.errors, form.values["date_closing"]
({}, False)
"""

from typing import ClassVar

from ..policy.silence import ANSWERS
from .field import Choice, Date, Field, Number, Text
from .form import Form


class ExtensionForm(Form):
    """How many more days, and why."""

    FIELDS: ClassVar[tuple[Field, ...]] = (
        Number("days", whole=True),
        Text("reason", max_length=2000, multiline=True),
    )


class AnswerForm(Form):
    """Whether a deal is still active, and when it will be closed then."""

    FIELDS: ClassVar[tuple[Field, ...]] = (
        Choice("answer", options=ANSWERS),
        Date("date_closing"),
    )

    def hidden_fields(self) -> frozenset[str]:
        """Return the day where it is not asked for: of a deal that is not active."""
        is_active = self.values["answer"] == "active"
        return frozenset() if is_active else frozenset({"date_closing"})
