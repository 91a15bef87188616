"""What a partner writes on the page of a registration.

>>> CommentForm.parse({"comment": " Any news?\\r\\n"}).values
{'comment': 'Any news?'}
>>> WithdrawalForm.parse({"note": "x" * 2001}).errors
{'note': 'too_long'}
"""

from typing import ClassVar

from .field import Field, Text
from .form import Form


class CommentForm(Form):
    """A message in the shared conversation; may be empty when files come along."""

    FIELDS: ClassVar[tuple[Field, ...]] = (
        Text("comment", max_length=20000, multiline=True),
    )


class WithdrawalForm(Form):
    """What the partner adds to the reason of a withdrawal."""

    FIELDS: ClassVar[tuple[Field, ...]] = (
        Text("note", max_length=2000, multiline=True),
    )
