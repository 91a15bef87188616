"""The columns of a board: by state, by stage, by person, in the order of a deal's life.

A column says which deals stand in it, and how the address of the list is changed to
show all of them as a table.
"""

from typing import NamedTuple

from odoo import models
from odoo.fields import Domain

# States in which a registration goes on: their columns stand there when empty, too.
GOING_ON = ("submitted", "in_review", "action_required", "approved")
CLOSED = ("won", "lost")


class Column(NamedTuple):
    """One column; ``key`` is unique on its board.

    ``groups``: the values that the counted groups of its deals have. ``changes``: of
    the address of the list. ``note``: what else its heading says. ``is_usual``: it
    stands on a board that nothing narrows, whether a deal is there or not.
    """

    key: str
    label: str
    groups: frozenset
    domain: Domain
    changes: dict
    note: str = ""
    is_usual: bool = False


class PrmRegistrationBoardColumns(models.AbstractModel):
    """Says of groups of deals as what columns they stand on a board."""

    _name = "prm.registration.board.columns"
    _description = "Columns of a board"

    def _by_state(self):
        """Return the columns of registrations; won and lost ones have their own."""
        labels = self._labels("state")
        ends = self._labels("outcome")
        going_on = Domain("outcome", "not in", CLOSED)
        columns = []
        for state, label in labels.items():
            columns.append(
                Column(
                    key=state,
                    label=label,
                    groups=frozenset((state, end) for end in (False, "open")),
                    domain=Domain("state", "=", state) & going_on,
                    changes={"state": state, "outcome": self._goes_on(state)},
                    is_usual=state in GOING_ON,
                )
            )
            if state == "approved":
                columns += [self._closed(end, ends[end], labels) for end in CLOSED]
        return columns

    def _goes_on(self, state):
        """Return the outcome by which a table leaves out the ends of a state."""
        return "open" if state == "approved" else ""

    def _closed(self, end, label, states):
        """Return the column of the deals that were won, or lost."""
        return Column(
            key=end,
            label=label,
            groups=frozenset((state, end) for state in states),
            domain=Domain("outcome", "=", end),
            changes={"outcome": end},
        )

    def _labels(self, name):
        """Return value → label of a selection field of registrations."""
        return self.env["prm.formatting"]._choices(self.env["prm.registration"], name)

    # ---------------------------------------------------------------------- stages

    def _by_stage(self, groups):
        """Return the columns of opportunities: stages in their order, then the ends.

        Stages of one name are one column, whatever pipeline they belong to.

        :param groups: stage, team (both sudo) and outcome of each group
        """
        ends = self._labels("outcome")
        teams_sudo = self.env["crm.team"].sudo()
        stages_sudo = self.env["crm.stage"].sudo()
        for stage_sudo, team_sudo, _outcome in groups:
            teams_sudo |= team_sudo
            stages_sudo |= stage_sudo
        progress = self.env["prm.registration.progress"]
        stages_sudo = progress._stages_of_teams_sudo(teams_sudo, stages_sudo)
        by_name = stages_sudo.grouped("name")
        return [
            *(self._stage(name, theirs, groups) for name, theirs in by_name.items()),
            self._stage(ends["open"], stages_sudo.browse(), groups),
            *(self._ended(end, ends[end], groups) for end in CLOSED),
        ]

    def _stage(self, name, stages, groups):
        """Return the column of the open deals in one of ``stages``, or in none."""
        return Column(
            key=f"stage_{stages[:1].id or 0}",
            label=name,
            groups=frozenset(
                group
                for group in groups
                if group[2] == "open"
                and (group[0] in stages if stages else not group[0])
            ),
            domain=Domain("outcome", "=", "open")
            & self.env["prm.registration"]._naming("stage_id", stages.ids or [False]),
            changes={"stage": name} if stages else {"filterby": "open"},
            is_usual=bool(stages) and not any(stages.mapped("is_won")),
        )

    def _ended(self, end, label, groups):
        """Return the column of the opportunities that were won, or lost."""
        return Column(
            key=end,
            label=label,
            groups=frozenset(group for group in groups if group[2] == end),
            domain=Domain("outcome", "=", end),
            changes={"filterby": end},
            is_usual=True,
        )

    # ---------------------------------------------------------------------- people

    def _by_person(self, groups, members):
        """Return the columns of people; deals of who has no access come first.

        :param groups: of one contact each
        :param members: who has access, as contacts (sudo)
        """
        people_sudo = self.env["res.partner"].sudo()
        for [contact] in groups:
            people_sudo |= contact
        columns = [
            Column(
                key=f"person_{person_sudo.id}",
                label=person_sudo.name or "",
                groups=frozenset(group for group in groups if group[0] == person_sudo),
                domain=Domain("contact_id", "=", person_sudo.id),
                changes={"person": str(person_sudo.id)},
                note="" if person_sudo in members else self.env._("No access"),
            )
            for person_sudo in people_sudo
        ]
        return sorted(columns, key=lambda each: (not each.note, each.label.casefold()))
