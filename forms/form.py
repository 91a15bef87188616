"""A form: an object with a list of accepted names, between the request and the model.

It types and trims what it knows, drops what it does not know, tells what is wrong as
codes by field, and keeps what was typed so that the page can show it again.

>>> from .field import Date, Text
>>> class Visit(Form):
...     '''When somebody comes.'''
...
...     FIELDS = (Text("name"), Date("day"))
...
...     def required_fields(self):
...         return {"name", "day"}
>>> form = Visit.parse({"name": " Ann ", "day": "tomorrow", "user_id": "1"})
>>> form.values
{'name': 'Ann', 'day': False}
>>> form.errors
{'day': 'date_invalid'}
>>> form.raw
{'name': ' Ann ', 'day': 'tomorrow'}
>>> form.is_valid, Visit.parse({"name": "Ann", "day": "2026-01-31"}).is_valid
(False, True)
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any, ClassVar

from .field import Field, Value

Params = Mapping[str, object]


def as_text(value: object) -> str:
    """Return a request parameter as text; what is neither text nor number is dropped.

    >>> as_text("Ann"), as_text(7), as_text(True), as_text(["Ann"]), as_text(None)
    ('Ann', '7', '1', '', '')
    """
    if isinstance(value, str):
        return value.encode("utf-8", "ignore").decode()
    return str(int(value)) if isinstance(value, int) else ""


class Form:
    """Clean values of the accepted fields, errors by field, and the raw input."""

    FIELDS: ClassVar[tuple[Field, ...]] = ()

    def __init__(self, params: Params, rules: Any = None) -> None:
        self.rules = rules
        self.fields = self.accepted()
        self.raw = {f.name: as_text(params.get(f.name)) for f in self.fields}
        self.values: dict[str, Value] = {}
        self.errors: dict[str, str] = {}
        self._clean()

    @classmethod
    def parse(cls, params: Params, rules: Any = None) -> "Form":
        """Return the form of these request parameters under these rules."""
        return cls(params, rules)

    @property
    def is_valid(self) -> bool:
        """Tell whether no field has an error."""
        return not self.errors

    def accepted(self) -> tuple[Field, ...]:
        """Return the fields of this form, in the order of its errors."""
        return self.FIELDS

    def derive(self) -> None:
        """Set the values that follow from others; called before anything is hidden."""

    def hidden_fields(self) -> AbstractSet[str]:
        """Return the fields that these values hide: cleared and without errors."""
        return frozenset()

    def required_fields(self) -> AbstractSet[str]:
        """Return the fields that must be filled unless they are hidden."""
        return frozenset()

    def check(self, name: str, value: Value) -> str:
        """Return the code of what is wrong with a filled field by the rules, or ""."""
        return ""

    def _clean(self) -> None:
        """Fill values and errors, in the order of the fields."""
        cleaned = {f.name: f.clean(self.raw[f.name]) for f in self.fields}
        self.values = {name: value for name, (value, _code) in cleaned.items()}
        self.derive()
        hidden = self.hidden_fields()
        self.values.update(dict.fromkeys(hidden, False))
        required = self.required_fields()
        for name, (_value, code) in cleaned.items():
            error = code or self._code_of(name, required)
            if error and name not in hidden:
                self.errors[name] = error

    def _code_of(self, name: str, required: AbstractSet[str]) -> str:
        """Return what is wrong with a field whose text has the right shape."""
        value = self.values[name]
        if value is not False:
            return self.check(name, value)
        return "required" if name in required else ""
