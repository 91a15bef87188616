"""What one computation of scores knows, and how it names columns."""

from dataclasses import dataclass, field
from datetime import date

from odoo.tools import SQL

from ...policy.scoring import next_tier

# Types of columns that computations write.
TYPES = {
    "bool": SQL("bool"),
    "date": SQL("date"),
    "float8": SQL("float8"),
    "int4": SQL("int4"),
    "numeric": SQL("numeric"),
    "varchar": SQL("varchar"),
}


@dataclass(frozen=True)
class Counted:
    """What the count before has left on a partnership; writing this one changes it."""

    moment: object
    start: date
    end: date
    won_count: int
    is_outdated: bool


@dataclass(frozen=True)
class Standing:
    """Everything that scores stand on, of many partnerships on one day.

    ``conditions``: (tier id, kind) → parameter id → ``prm.condition`` in force;
    ``tiers``: (program id, level) → ``prm.tier``; ``ladders``: program id → tiers of
    :mod:`scoring`; ``figures``: partnership id → measure → number; ``stored``: key →
    row of values; ``currents``: partnership id → parameter id → number; ``grants``:
    rows of benefits, kept for the next partnership with the same tier and language;
    ``ended``: partnership id → number of certificates that ended since the last count,
    filled when a cause asks for it; ``counted``: partnership id → :class:`Counted`.
    """

    day: date
    conditions: dict
    tiers: dict
    ladders: dict
    figures: dict
    stored: dict
    currents: dict
    counted: dict
    grants: dict = field(default_factory=dict)
    ended: dict = field(default_factory=dict)
    _before: dict = field(default_factory=dict)

    def tier_of(self, partnership, level):
        """Return the tier of this level in the partnership's program."""
        nothing = partnership.tier_id.browse()
        return self.tiers.get((partnership.program_id.id, level), nothing)

    def above(self, partnership):
        """Return the tier above the partnership's own, or nothing at the top."""
        above = next_tier(self.ladders[partnership.program_id.id], partnership.level)
        return self.tier_of(partnership, above.level if above else 0)

    def before(self, partnership):
        """Return parameter id → obligation as the count before has stored it."""
        if not self._before:
            for value in self.stored.values():
                if value.kind == "obligation":
                    of_one = self._before.setdefault(value.partnership_id, {})
                    of_one[value.parameter_id] = value
        return self._before.get(partnership.id, {})

    def benefits(self, tier):
        """Return parameter id → condition of what ``tier`` grants."""
        return self.conditions.get((tier.id, "benefit"), {})

    def is_typed(self, parameter):
        """Tell whether the values of ``parameter`` are entered by hand."""
        measures = next(iter(self.figures.values()), {})
        return parameter.measure not in measures


def columns_of(names, table=None):
    """Return names of columns, separated by commas; of ``table``, if it is told."""
    path = (table,) if table else ()
    return SQL(", ").join(SQL.identifier(*path, name) for name in names)


def typed_columns(types):
    """Return names of columns with their types, for ``json_to_recordset``.

    :param types: dict of name to a key of ``TYPES``
    """
    columns = []
    for name, kind in types.items():
        columns.append(SQL("%s %s", SQL.identifier(name), TYPES[kind]))
    return SQL(", ").join(columns)
