"""What a partner writes to appeal a decision.

>>> AppealForm.parse({"appeal": " The customer has signed. "}).values
{'appeal': 'The customer has signed.'}
>>> AppealForm.parse({"appeal": "x" * 2001}).errors
{'appeal': 'too_long'}
"""

from typing import ClassVar

from .field import Field, Text
from .form import Form


class AppealForm(Form):
    """Why a decision should be looked at again."""

    FIELDS: ClassVar[tuple[Field, ...]] = (
        Text("appeal", max_length=2000, multiline=True),
    )
