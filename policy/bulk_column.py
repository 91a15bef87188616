"""A column of a file with registrations: a field of the form, and how its cells read.

>>> city = BulkColumn(name="city", labels=("City",), kind="record",
...     choices={"paris": ["7"], "lyon": ["8", "9"]})
>>> city.chosen("PARIS "), city.chosen("Rome"), city.chosen("Lyon")
(('7', ''), ('', 'sheet_choice'), ('', 'sheet_choice_twice'))
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .sheet_table import Column, key


@dataclass(frozen=True, kw_only=True)
class BulkColumn:
    """A field that a person may fill in a file.

    ``labels``: what its heading may say, the first one stands in the template;
    ``kind`` and ``part`` as of the field; ``must``: it has a star; ``has_default``: an
    empty cell gets ``default``, in words; ``choices``: what may stand there, by its
    key → the values of the form; ``options``: the words to choose from.
    """

    name: str
    labels: tuple[str, ...]
    kind: str = "text"
    part: str = ""
    must: bool = False
    has_default: bool = False
    default: str = ""
    help: str = ""
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    options: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The heading of the column."""
        return self.labels[0]

    @property
    def of_sheet(self) -> Column:
        """The column as it is looked for; some have to be there in any case."""
        needed = self.must and not self.part and not self.has_default
        return Column(self.name, self.labels, needed)

    @property
    def is_chosen(self) -> bool:
        """Tell whether its cells hold one of several choices."""
        return self.kind in ("record", "lookup", "choice")

    def chosen(self, text: str) -> tuple[str, str]:
        """Return the value of the form for a choice in words, or "" and a code."""
        found = self.choices.get(key(text), ())
        if len(found) == 1:
            return found[0], ""
        return "", "sheet_choice_twice" if found else "sheet_choice"
