"""What one computation of scores knows; it reads no more than its creator gave it."""

from dataclasses import dataclass, field
from datetime import date

from ...policy import scoring


@dataclass(frozen=True)
class Counted:
    """What the count before has left on a partnership; writing this one changes it."""

    moment: object
    start: date
    end: date
    won_count: int
    is_outdated: bool

    @classmethod
    def of(cls, partnership):
        """Return what stands on ``partnership`` now."""
        return cls(
            moment=partnership.scored_at,
            start=partnership.scored_start,
            end=partnership.scored_end,
            won_count=partnership.won_count,
            is_outdated=partnership.is_outdated,
        )


@dataclass(frozen=True)
class Snapshot:
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

    # -------------------------------------------------------------------- tiers

    def ladder(self, partnership):
        """Return the :class:`scoring.Tier` of the partnership's program, ascending."""
        return self.ladders[partnership.program_id.id]

    def tier_of(self, partnership, level):
        """Return the tier of this level in the partnership's program."""
        nothing = partnership.tier_id.browse()
        return self.tiers.get((partnership.program_id.id, level), nothing)

    def above(self, partnership):
        """Return the tier above the partnership's own, or nothing at the top."""
        above = scoring.next_tier(self.ladder(partnership), partnership.level)
        return self.tier_of(partnership, above.level if above else 0)

    # ------------------------------------------------------------------ verdicts

    def score(self, partnership, rise=True):
        """Return the :class:`scoring.Score` of one partnership, seen from its tier.

        :param bool rise: look from the tier that is reached
        """
        return scoring.score(*self._facts(partnership), rise=rise)

    def rises(self, partnership):
        """Return the levels above the own one that are reached, in ascending order."""
        return scoring.climb(*self._facts(partnership))

    def is_kept(self, partnership):
        """Tell whether the score keeps the partnership's tier."""
        return scoring.is_kept(*self._facts(partnership))

    def fall_back(self, partnership):
        """Return the highest lower level that the score keeps."""
        return scoring.fall_back(*self._facts(partnership))

    def _facts(self, partnership):
        currents = self.currents[partnership.id]
        ladder = self.ladder(partnership)
        return ladder, partnership.level, currents, partnership.kept_level

    # -------------------------------------------------------------------- values

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
