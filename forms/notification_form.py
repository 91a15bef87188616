"""How often a person wants to hear of each event, as the settings page sends it.

Only events that are offered are read, and of these what was sent:

>>> rules = NotificationRules(("decided", "won"), ("now", "daily", "never"))
>>> form = NotificationForm.parse({"event_won": "daily", "event_tax": "now"}, rules)
>>> form.choices, form.is_valid
({'won': 'daily'}, True)
>>> NotificationForm.parse({"event_won": "hourly"}, rules).errors
{'event_won': 'choice_invalid'}
"""

from typing import NamedTuple

from .field import Choice, Field
from .form import Form, Params

PREFIX = "event_"


class NotificationRules(NamedTuple):
    """Keys of the events that are offered, and how often people may hear of them."""

    events: tuple[str, ...]
    frequencies: tuple[str, ...]


class NotificationForm(Form):
    """Input of the notification settings."""

    rules: NotificationRules

    def __init__(self, params: Params, rules: NotificationRules) -> None:
        names = (f"{PREFIX}{event}" for event in rules.events)
        self.sent = [name for name in names if name in params]
        super().__init__(params, rules)

    def accepted(self) -> tuple[Field, ...]:
        """Return a field for each event that was sent."""
        frequencies = self.rules.frequencies
        return tuple(Choice(name, options=frequencies) for name in self.sent)

    @property
    def choices(self) -> dict[str, str]:
        """Return event → frequency of what was chosen."""
        return {
            name.removeprefix(PREFIX): str(value)
            for name, value in self.values.items()
            if value
        }
