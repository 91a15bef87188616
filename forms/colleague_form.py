r"""What supervisors send about colleagues, and what an invited person chooses.

>>> form = InvitationForm.parse({"addresses": "Ann <ann@a.example>\nbob", "role": "x"})
>>> form.errors
{'addresses': 'addresses_invalid', 'role': 'choice_invalid'}
>>> [(each.text, each.code) for each in form.wrong]
[('bob', 'email_invalid')]
>>> form = InvitationForm.parse({"addresses": "Ann <ann@a.example>", "role": "partner"})
>>> form.people, form.is_valid
([('Ann', 'ann@a.example')], True)
>>> InvitationForm.parse({"addresses": " ", "role": "partner"}).errors
{'addresses': 'required'}

A password is taken as it was typed, and typed twice:

>>> AcceptanceForm.parse(
...     {"name": "Ann", "password": " a b ", "confirm_password": "a b"}, True
... ).errors
{'confirm_password': 'passwords_differ'}
>>> form = AcceptanceForm.parse({"password": " a b ", "confirm_password": " a b "})
>>> form.is_valid, form.password
(True, ' a b ')
"""

from collections.abc import Set as AbstractSet
from typing import ClassVar

from ..policy import address_list
from ..policy.colleague_moves import ROLES
from .field import Choice, Field, Id, Text, Value
from .form import Form, Params, as_text

# As many addresses as one may paste at once.
MOST = 50
LONGEST_PASSWORD = 1000


class InvitationForm(Form):
    """Addresses of colleagues, and the role that all of them get."""

    FIELDS: ClassVar[tuple[Field, ...]] = (
        Text("addresses", max_length=10000, multiline=True),
        Choice("role", options=ROLES),
    )

    def required_fields(self) -> AbstractSet[str]:
        """Return both."""
        return {"addresses", "role"}

    @property
    def lines(self) -> tuple[address_list.Address, ...]:
        """The addresses, each judged by itself."""
        return address_list.read(str(self.values["addresses"] or ""))

    @property
    def wrong(self) -> list[address_list.Address]:
        """The addresses with something wrong."""
        return [each for each in self.lines if each.code]

    @property
    def people(self) -> list[tuple[str, str]]:
        """Name and address of whom to invite."""
        return [(each.name, each.email) for each in self.lines if not each.code]

    def check(self, name: str, value: Value) -> str:
        """Return what is wrong with the addresses as a whole."""
        if name != "addresses":
            return ""
        if self.wrong:
            return "addresses_invalid"
        return "addresses_too_many" if len(self.lines) > MOST else ""


class RoleForm(Form):
    """The role of a colleague."""

    FIELDS: ClassVar[tuple[Field, ...]] = (Choice("role", options=ROLES),)

    def required_fields(self) -> AbstractSet[str]:
        """Return the role."""
        return {"role"}


class HeirForm(Form):
    """Who gets the registrations of a colleague: the id of a member."""

    FIELDS: ClassVar[tuple[Field, ...]] = (Id("heir"),)

    def required_fields(self) -> AbstractSet[str]:
        """Return the heir."""
        return {"heir"}


class AcceptanceForm(Form):
    """Name and password of who accepts an invitation; ``rules``: a name is needed."""

    FIELDS: ClassVar[tuple[Field, ...]] = (
        Text("name", max_length=address_list.LONGEST_NAME),
    )

    def __init__(self, params: Params, rules: bool = False) -> None:
        self.password = as_text(params.get("password"))
        self.repeated = as_text(params.get("confirm_password"))
        super().__init__(params, rules)
        self._check_password()

    def required_fields(self) -> AbstractSet[str]:
        """Return the name where there is none yet."""
        return {"name"} if self.rules else set()

    def _check_password(self) -> None:
        """Note what is wrong with the password; its strength the model judges."""
        if not self.password:
            self.errors["password"] = "required"
        elif len(self.password) > LONGEST_PASSWORD:
            self.errors["password"] = "too_long"
        elif self.password != self.repeated:
            self.errors["confirm_password"] = "passwords_differ"
