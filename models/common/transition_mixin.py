"""A life cycle with one writer."""

from odoo import api, models
from odoo.exceptions import UserError

# Compared by identity: neither RPC nor an import can put this object into a context.
_MOVER = object()


class PrmTransitionMixin(models.AbstractModel):
    """A record whose ``state`` changes by :meth:`_move_to` and by nothing else."""

    _name = "prm.transition.mixin"
    _description = "Guarded life cycle"

    @api.model
    def _verdict_move(self, old, new):
        """Return the policy's :class:`Verdict` on the move from ``old`` to ``new``."""
        raise NotImplementedError

    def _initial_states(self):
        """Hook: return the states in which this record may be created."""
        return frozenset({"draft"})

    def _guarded_fields(self):
        """Hook: return the names of the fields that only moves write."""
        return frozenset({"state"})

    def _check_guarded(self, vals):
        """Refuse values of guarded fields, the initial state apart."""
        guarded = self._guarded_fields() - {"state"}
        if not self.env.su and any(vals.get(name) for name in guarded):
            raise UserError(self.env["prm.messages"]._text("state_by_moves_only"))

    @api.model_create_multi
    def create(self, vals_list):
        records = super(PrmTransitionMixin, self._without_guarded_defaults()).create(
            vals_list
        )
        for record in records:
            if record.state not in record._initial_states():
                raise UserError(self.env["prm.messages"]._text("state_by_moves_only"))
        return records

    def _without_guarded_defaults(self):
        """Return ``self`` without defaults of such fields in the context."""
        forged = {f"default_{name}" for name in self._guarded_fields()}
        context = self.env.context
        if self.env.su or forged.isdisjoint(context):
            return self
        kept = {key: value for key, value in context.items() if key not in forged}
        return self.with_env(self.env(context=kept))

    def write(self, vals):
        guarded = self._guarded_fields() & vals.keys()
        if guarded and self.env.context.get("prm_mover") is not _MOVER:
            raise UserError(self.env["prm.messages"]._text("state_by_moves_only"))
        return super().write(vals)

    def _prm_trusts_values(self):
        mover = self.env.context.get("prm_mover") is _MOVER
        return mover or super()._prm_trusts_values()

    def _move_to(self, new, **values):
        """Move ``self`` to the state ``new``, once, by one person.

        The rows are locked first and the state is looked at again afterwards, so of
        two people who decide at the same moment the second is told who was first.

        :param str new: the state to reach
        :param values: further values, written together with the state
        :return: ``self``
        :raises UserError: when the policy does not allow one of the moves
        """
        self._lock_rows()
        for record in self:
            if not (verdict := record._verdict_move(record.state, new)):
                raise UserError(record._explain_refused_move(new, verdict))
        before = {record.id: record.state for record in self}
        self._write_guarded({**values, "state": new})
        self._after_move(before)
        return self

    def _write_guarded(self, values):
        """Write ``values``, guarded fields among them."""
        self.with_context(prm_mover=_MOVER).write(values)

    def _lock_rows(self):
        """Wait for the rows of ``self`` and forget what was read of them before."""
        self.env["prm.locking"]._wait_for(self)

    def _explain_refused_move(self, new, verdict):
        """Return the sentence for a person whose move to ``new`` was refused."""
        self.ensure_one()
        return self.env["prm.messages"]._text(verdict.code)

    def _after_move(self, before):
        """Hook: do what follows a move; ``before`` maps record id to former state."""
