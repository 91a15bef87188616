"""A life cycle with one writer."""

from odoo import api, fields, models
from odoo.exceptions import UserError

# Compared by identity: neither RPC nor an import can put this object into a context.
_MOVER = object()


class PrmTransitionMixin(models.AbstractModel):
    """A record whose ``state`` changes by :meth:`_move_to` and by nothing else."""

    _name = "prm.transition.mixin"
    _inherit = ["prm.guard.mixin"]
    _description = "Guarded life cycle"

    @api.model
    def _verdict_move(self, old, new):
        """Return the policy's :class:`Verdict` on the move from ``old`` to ``new``."""
        raise NotImplementedError

    def _initial_states(self, vals):
        """Hook: return the states in which a record of ``vals`` may be created."""
        return frozenset({"draft"})

    def _guarded_fields(self):
        """Hook: return the names of the fields that only moves write."""
        return frozenset({"state"})

    def _guard_write(self, vals):
        """Refuse guarded fields to everybody but a move, to superusers as well."""
        super()._guard_write(vals)
        if self._guarded_fields() & vals.keys() and not self._is_moving():
            raise UserError(self.env["prm.messages"]._text("state_by_moves_only"))

    def _guard_create(self, vals_list):
        """Refuse guarded fields, and states in which no record begins."""
        here = super()._guard_create(vals_list)
        here = here._without_defaults(self._guarded_fields())
        for vals in vals_list:
            here._check_beginning(vals)
        return here

    def _check_beginning(self, vals):
        """Refuse values of a new record that only a move may bring about."""
        moved = self._guarded_fields() - {"state"}
        is_forged = not self.env.su and any(vals.get(name) for name in moved)
        state = {**self.default_get(["state"]), **vals}.get("state")
        if is_forged or state not in self._initial_states(vals):
            raise UserError(self.env["prm.messages"]._text("state_by_moves_only"))

    def _is_moving(self):
        """Tell whether a move writes; nobody else can make its context."""
        return self.env.context.get("prm_mover") is _MOVER

    def _prm_trusts_values(self):
        return self._is_moving() or super()._prm_trusts_values()

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
        return self._move_locked(new, **values)

    def _move_locked(self, new, **values):
        """Move rows that were locked and looked at in this transaction already.

        For who decides about them in between; parameters and errors as above.
        """
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


class PrmRequestMixin(models.AbstractModel):
    """What a partner asked for: it waits, is decided once by one person, and is kept.

    Its heirs have ``note``, what the partner is told with the decision, unless they
    call it otherwise. Where nobody can decide anymore it ends by itself, in the state
    ``closed``: nobody said no.
    """

    _name = "prm.request.mixin"
    _inherit = ["prm.transition.mixin"]
    _description = "Request that is decided once"
    # The state in which it waits, and what employees enter until it is decided.
    _request_waits = "pending"
    _request_entered = frozenset({"note"})

    decided_by_id = fields.Many2one(
        "res.users", "Decided by", readonly=True, ondelete="restrict"
    )
    decided_at = fields.Datetime("Decided on", readonly=True)

    def _initial_states(self, vals):
        return frozenset({self._request_waits})

    def _guarded_fields(self):
        return super()._guarded_fields() | {"decided_by_id", "decided_at"}

    def _guard_write(self, vals):
        """Keep what was decided with its note.

        :raises UserError: when a note comes too late
        """
        super()._guard_write(vals)
        is_decided = any(request.state != self._request_waits for request in self)
        if self._request_entered & vals.keys() and is_decided and not self.env.su:
            raise UserError(self.env["prm.messages"]._text("not_in_this_state"))

    # ------------------------------------------------------------ what ends by itself

    def _is_over(self):
        """Hook: tell whether nobody can decide on it anymore, whoever asks."""
        return False

    def _explain_refused_move(self, new, verdict):
        """Say that it has ended by itself, where nobody decided."""
        if self.state == "closed":
            return self.env["prm.messages"]._text("request_closed")
        return super()._explain_refused_move(new, verdict)

    def _end(self):
        """End those that wait, without a decision; what is decided stays as it is."""
        self._lock_rows()
        waits = self._request_waits
        waiting_sudo = self.sudo().filtered(lambda each: each.state == waits)
        if waiting_sudo:
            waiting_sudo._move_to("closed", decided_at=fields.Datetime.now())

    @api.model
    def _heirs(self):
        """Return all models of what can be asked for like this, each as empty records.

        A mixin below gives those that inherit it.
        """
        names = self.env.registry.descendants([self._name], "_inherit")
        models_ = [self.env[name] for name in sorted(names)]
        return [model for model in models_ if not model._abstract]

    @api.model
    def _works(self):
        """Return what a job has to do: end all that is over, see ``prm.batch``."""
        return [heir._work() for heir in self._heirs()]

    @api.model
    def _work(self):
        """Return the work on this model alone."""
        requests_sudo = self.sudo()
        waiting_sudo = requests_sudo.search([("state", "=", self._request_waits)])
        over_sudo = waiting_sudo.filtered(lambda each: each._is_over())
        batch = self.env["prm.batch"]
        return batch._in_batches(over_sudo, lambda each: each._end(), 1)

    @api.ondelete(at_uninstall=False)
    def _unlink_by_code_only(self):
        """Keep what was asked and decided.

        :raises UserError: when somebody deletes a request
        """
        if not self.env.su:
            raise UserError(self.env["prm.messages"]._text("history_is_kept"))
