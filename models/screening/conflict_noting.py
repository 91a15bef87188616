"""What was found is noted as conflicts, on both sides of it."""

from odoo import SUPERUSER_ID, api, fields, models
from odoo.fields import Domain

from ...policy.conflict_decision import PENDING
from ...policy.matching import HINT, LIKELY, SAME, weighs
from .customer_search import HINT_LIMIT

# From other parts: _target_sudo, _take_mirrored, decision, is_note_missing, kind,
#     registration_id, strength

# Model of a candidate → kind of conflict, and the field that keeps it.
CONFLICT_FIELDS = {
    "prm.registration": ("registration", "found_registration_id"),
    "crm.lead": ("lead", "found_lead_id"),
    "res.partner": ("customer", "found_customer_id"),
}


class PrmRegistrationConflict(models.Model):
    """Part of the conflict: how it comes, is refreshed, and goes."""

    _name = "prm.registration.conflict"
    _inherit = ["prm.registration.conflict"]

    is_to_decide = fields.Boolean(
        "To be decided",
        compute="_compute_is_to_decide",
        search="_search_is_to_decide",
        exportable=False,
    )

    @api.depends("decision", "strength", "kind", "is_note_missing")
    def _compute_is_to_decide(self):
        for conflict in self:
            counts = weighs(conflict.strength) and conflict.kind != "own"
            is_pending = conflict.decision in PENDING or conflict.is_note_missing
            conflict.is_to_decide = counts and is_pending

    def _search_is_to_decide(self, operator, value):
        if operator != "in":
            return NotImplemented
        if len(set(map(bool, value))) > 1:
            return Domain.TRUE
        asked = Domain("decision", "in", [*PENDING])
        asked |= Domain("is_note_missing", "=", True)
        asked &= Domain("strength", "in", [SAME, LIKELY]) & Domain("kind", "!=", "own")
        return asked if True in value else ~asked

    # ----------------------------------------------------------------- both sides

    @api.model
    def _note(self, registration, found):
        """Note the candidates of a registration, there and on others' registrations.

        What was decided stays so. Nobody is named as who noted it: the other side
        would read whose deal it is.

        :param registration: with superuser rights
        :param found: list of :class:`~.prm_customer_candidates.Candidate`
        """
        system_sudo = self.with_user(SUPERUSER_ID).sudo()
        noted = system_sudo._noted(registration)
        system_sudo._sync(
            {
                candidate.record: (registration, candidate.record, candidate)
                for candidate in found
            },
            noted,
        )
        system_sudo._note_on_others(registration, found)

    @api.model
    def _preview(self, registration, found):
        """Return unsaved conflicts, which tell their reader as much as saved ones."""
        conflicts_sudo = self.sudo()
        return self.browse().union(
            *(
                conflicts_sudo.new(
                    self._prepare_values(registration, each.record, each)
                ).sudo(False)
                for each in found
            )
        )

    @api.model
    def _noted(self, registration):
        """Return candidate → conflict of a registration (sudo).

        Of two candidates that were merged into one, what was decided stays.
        """
        conflicts_sudo = self.search([("registration_id", "=", registration.id)])
        noted = {}
        decided_first_sudo = conflicts_sudo.sorted(lambda one: one.decision in PENDING)
        for one_sudo in decided_first_sudo:
            target_sudo = one_sudo._target_sudo()
            if noted.setdefault(target_sudo or one_sudo, one_sudo) != one_sudo:
                one_sudo.filtered(lambda each: each.decision in PENDING).unlink()
        return noted

    @api.model
    def _note_on_others(self, registration, found):
        """Let a conflict between two registrations stand on both (sudo)."""
        conflicts_sudo = self.search([("found_registration_id", "=", registration.id)])
        noted = {conflict.registration_id: conflict for conflict in conflicts_sudo}
        wanted = {
            candidate.record: (candidate.record, registration, candidate)
            for candidate in found
            if candidate.record._name == registration._name
            and not (candidate.is_own and not candidate.record._names_new_company())
        }
        few_hints = self._with_few_hints(wanted)
        wanted = {
            other: row
            for other, row in wanted.items()
            if other in noted or row[2].match.strength != HINT or other in few_hints
        }
        kept = {
            other: conflict
            for other, conflict in noted.items()
            if other in wanted or not self._still_meets(registration, other)
        }
        self._tell_others(self._sync(wanted, kept))

    @api.model
    def _with_few_hints(self, others):
        """Return which registrations have room for one hint more."""
        ids = [other.id for other in others]
        rows = self._read_group(
            [("registration_id", "in", ids), ("strength", "=", HINT)],
            ["registration_id"],
            ["__count"],
        )
        full = {other for other, count in rows if count >= HINT_LIMIT}
        return {other for other in others if other not in full}

    @api.model
    def _still_meets(self, registration, other):
        """Tell whether two still share a sign; few hints are listed on each side."""
        prints = self.env["prm.customer.candidates"]._prints
        match = self.env["prm.customer.search"]._match
        return any(match(prints(registration), each).strength for each in prints(other))

    @api.model
    def _sync(self, wanted, noted):
        """Create, refresh and remove conflicts (sudo).

        :param dict wanted: key → registration that has it, what was found, candidate
        :param dict noted: key → conflict that is there
        :return: the new conflicts
        """
        gone = self.browse().union(
            *(conflict for key, conflict in noted.items() if key not in wanted)
        )
        gone.filtered(lambda conflict: conflict.decision in PENDING).unlink()
        values = {key: self._prepare_values(*row) for key, row in wanted.items()}
        for key in values.keys() & noted.keys():
            noted[key]._refresh(values[key])
        new = self.create([each for key, each in values.items() if key not in noted])
        new._take_mirrored()
        return new

    def _refresh(self, values):
        """Write what has changed of the evidence; the decision stays."""
        self.ensure_one()
        changed = {
            name: value
            for name, value in values.items()
            if name in ("kind", "matched_on", "score", "strength")
            and self[name] != value
        }
        if changed:
            self.write(changed)

    @api.model
    def _prepare_values(self, registration, record, candidate):
        """Return the values of a conflict of ``registration`` with ``record``."""
        kind, field = CONFLICT_FIELDS[record._name]
        return {
            "registration_id": registration.id,
            "kind": "own" if candidate.is_own else kind,
            field: record.id,
            "target_name": record.display_name,
            "matched_on": ", ".join(candidate.match.matched_on),
            "score": candidate.match.score,
            "strength": candidate.match.strength,
        }

    @api.model
    def _tell_others(self, conflicts):
        """Write a line into the history of deals that have a new conflict; no names."""
        others = conflicts.filtered("is_to_decide").registration_id
        if not others:
            return
        line = self.env._(
            "Another partner registered what looks like the same customer. See "
            "Conflicts."
        )
        robot = self.env.ref("base.partner_root")
        others._message_log_batch(
            bodies=dict.fromkeys(others.ids, line), author_id=robot.id
        )
