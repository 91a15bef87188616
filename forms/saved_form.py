r"""The name of a saved filter, and whether colleagues see it.

>>> form = SavedFilterForm.parse({"name": "  Won\tdeals ", "is_shared": "1"})
>>> form.values["name"], form.values["is_shared"], form.is_valid
('Won deals', True, True)
>>> SavedFilterForm.parse({"name": " "}).errors
{'name': 'required'}
>>> SavedFilterForm.parse({"name": "x" * 61}).errors
{'name': 'filter_name_long'}
"""

from collections.abc import Set as AbstractSet
from typing import ClassVar

from ..policy.saved_filter import LONGEST_NAME
from .field import Field, Flag, Text
from .form import Form, Params


class SavedFilterForm(Form):
    """What is asked of a filter; the rest comes from the list."""

    FIELDS: ClassVar[tuple[Field, ...]] = (
        Text("name", max_length=LONGEST_NAME),
        Flag("is_shared"),
    )

    def __init__(self, params: Params, rules: None = None) -> None:
        super().__init__(params, rules)
        if self.errors.get("name") == "too_long":
            self.errors["name"] = "filter_name_long"

    def required_fields(self) -> AbstractSet[str]:
        """Return the name."""
        return {"name"}
