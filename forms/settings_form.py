"""What a person sets of the own account: choices of what the page offers.

Only what is offered and was sent is read:

>>> offered = {"lang": ("en_US", "fr_FR"), "appearance": ("light", "dark")}
>>> form = SettingsForm.parse({"lang": "fr_FR", "tz": "Europe/Paris"}, offered)
>>> form.values, form.is_valid
({'lang': 'fr_FR'}, True)
>>> SettingsForm.parse({"appearance": "pink", "lang": ""}, offered).errors
{'lang': 'required', 'appearance': 'choice_invalid'}
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from .field import Choice, Field
from .form import Form, Params


class SettingsForm(Form):
    """Input of the account page; ``values`` are chosen words by name."""

    rules: Mapping[str, tuple[str, ...]]

    def __init__(self, params: Params, rules: Mapping[str, tuple[str, ...]]) -> None:
        self.asked = {name: each for name, each in rules.items() if name in params}
        super().__init__(params, rules)

    def accepted(self) -> tuple[Field, ...]:
        """Return a field for each choice that was sent."""
        return tuple(
            Choice(name, options=options) for name, options in self.asked.items()
        )

    def required_fields(self) -> AbstractSet[str]:
        """Return all: each of them always has a value."""
        return self.asked.keys()
