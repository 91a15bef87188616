"""A partner proposes to change an approved deal; until it is decided, it stays."""

from dataclasses import replace

from odoo import api, fields, models
from odoo.tools import plaintext2html

from ....policy import deal_change
from ....policy.deal_news import ENDS
from ....policy.registration_permissions import verdict_action
from ...common.errors import RegistrationRefused

# From other parts: salesperson_id, state, _vendor_role

ACTIVITY = "prm.mail_activity_deal_change"


class PrmRegistrationProposals(models.Model):
    """A registration has proposals, one of which may wait."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    change_ids = fields.One2many(
        "prm.registration.change",
        "registration_id",
        "Proposed changes",
        readonly=True,
        groups="sales_team.group_sale_salesman",
    )
    pending_change_id = fields.Many2one(
        "prm.registration.change",
        "Proposed change",
        compute="_compute_pending_change_id",
        groups="sales_team.group_sale_salesman",
    )
    pending_change_text = fields.Text(
        "The partner proposes",
        compute="_compute_pending_change_id",
        groups="sales_team.group_sale_salesman",
    )

    @api.depends("change_ids.state")
    @api.depends_context("lang")
    def _compute_pending_change_id(self):
        for registration in self:
            changes = registration.change_ids
            change = changes.filtered(lambda each: each.state == "pending")[:1]
            registration.pending_change_id = change
            registration.pending_change_text = change.change_text

    def _verdict_employee(self, action):
        """Tell whether the current employee may do ``action``, as salesperson as well.

        Who may write the registration decides as reviewer; the salesperson of its lead
        as such.
        """
        self.ensure_one()
        if self.has_access("write"):
            return verdict_action(action, self._vendor_role(), self.state)
        self_sudo = self.sudo()
        is_seller = self_sudo.salesperson_id == self.env.user
        role = "salesperson" if is_seller and self.has_access("read") else ""
        return verdict_action(action, role, self_sudo.state)


class PrmDealProposal(models.AbstractModel):
    """Takes what a partner proposes, after a verdict."""

    _name = "prm.deal.proposal"
    _description = "Proposed changes of deals"

    # ------------------------------------------------------------------ the form

    @api.model
    def _entries(self, portal):
        """Return the entries of the form that may be proposed on a portal.

        Nothing of them is mandatory: what stands there stays.
        """
        setting = self.env["prm.registration.form.setting"]
        away = setting._hidden(portal) | setting._locked(portal)
        return tuple(
            replace(entry, required=False, part="", after="")
            for entry in self.env["prm.registration.fields"]._for("partner", portal)
            if entry.name in deal_change.FIELDS and entry.name not in away
        )

    @api.model
    def _rules(self, registration):
        """Return what the form needs: the arguments of ``ProposalRules``.

        :param registration: one that the reader may read
        """
        registration_sudo = registration.sudo()
        entries = self._entries(registration.portal_id)
        answers = self.env["prm.registration.answers"]
        return {
            "fields": entries,
            "tin_pattern": registration_sudo.program_id.tin_pattern,
            "today": fields.Date.context_today(self),
            "current": answers._values(registration_sudo, entries),
        }

    # ------------------------------------------------------------------- verdicts

    @api.model
    def _is_open(self, registration):
        """Tell whether the reader sees a deal that goes on."""
        deal = self.env["prm.registration.deal"]._of(registration)
        return deal.is_shown and deal.outcome not in ENDS

    @api.model
    def _pending_sudo(self, registration):
        """Return the proposal (sudo) that waits, maybe none.

        :param registration: whose proposals are looked at
        """
        changes_sudo = registration.sudo().change_ids
        return changes_sudo.filtered(lambda change: change.state == "pending")

    # --------------------------------------------------------------------- deeds

    @api.model
    def _propose_sudo(self, registration, values, reason=""):
        """Keep what the current portal user proposes, and give it to who decides.

        :param registration: in the environment of the portal user
        :param dict values: clean values of the form
        :param str reason: of the partner, may be empty
        :return: the proposal (sudo); sent twice, the first one
        :raises AccessError: when the record is not theirs
        :raises RegistrationRefused: when nothing may be proposed now, or nothing
            differs
        """
        registration.ensure_one()
        registration.check_access("read")
        registration._lock_rows()
        registration._check_portal_may("propose")
        if not self._is_open(registration):
            raise RegistrationRefused(self.env, {"": "proposal_deal_ended"})
        changes = self._differences(registration, values)
        if waiting_sudo := self._pending_sudo(registration):
            return self._same_sudo(waiting_sudo, changes)
        if not changes:
            raise RegistrationRefused(self.env, {"": "proposal_empty"})
        change_sudo = self.env["prm.registration.change"].sudo()
        change_sudo = change_sudo.create(
            {
                "registration_id": registration.id,
                "contact_id": self.env.user.partner_id.id,
                "kind": deal_change.kind_of(changes),
                "values": changes,
                "reason": reason,
            }
        )
        self._ask(change_sudo)
        return change_sudo

    def _differences(self, registration, values):
        """Return field → [old, new] of what is proposed, as plain values."""
        entries = self._entries(registration.portal_id)
        answers = self.env["prm.registration.answers"]
        registration_sudo = registration.sudo()
        now = answers._values(registration_sudo, entries)
        plain = answers._plain
        before = {name: plain(value) for name, value in now.items()}
        wanted = {
            entry.name: plain(values[entry.name])
            for entry in entries
            if entry.name in values
        }
        return deal_change.differences(before, wanted)

    def _same_sudo(self, waiting_sudo, changes):
        """Return what waits, when just that was sent again by the same person.

        :raises RegistrationRefused: when something else waits
        """
        is_mine = waiting_sudo.contact_id == self.env.user.partner_id
        if is_mine and waiting_sudo.values == changes:
            return waiting_sudo
        raise RegistrationRefused(self.env, {"": "proposal_pending"})

    @api.model
    def _withdraw(self, registration):
        """Take back what the organization has proposed of a deal.

        :raises AccessError: when the record is not theirs
        :raises RegistrationRefused: to who may propose nothing here
        """
        registration.check_access("read")
        registration._check_portal_may("propose")
        if waiting_sudo := self._pending_sudo(registration):
            waiting_sudo._move_to("withdrawn")

    # ---------------------------------------------------------------- who decides

    def _ask(self, change_sudo):
        """Give who decides an activity on the deal."""
        deal_sudo = change_sudo.registration_id
        event = ACTIVITY if change_sudo.kind == "deal" else "customer_proposed"
        user_sudo = self.env["prm.audience"]._employee_sudo(deal_sudo, event)
        deal_sudo._note_news()
        if not user_sudo:
            return
        language = self.env["prm.language"]._of(user_sudo)
        told_sudo = change_sudo.with_context(lang=language)
        deal_sudo.activity_schedule(
            ACTIVITY, user_id=user_sudo.id, note=plaintext2html(told_sudo.change_text)
        )

    @api.model
    def _settle(self, change_sudo):
        """Nothing waits anymore: the activity goes, and the partner's page has news."""
        deal_sudo = change_sudo.registration_id
        deal_sudo.activity_unlink([ACTIVITY])
        deal_sudo._note_news()


class PrmRegistrationEntrance(models.AbstractModel):
    """Closes proposals where the reader sees no deal that goes on."""

    _inherit = "prm.registration.entrance"

    @api.model
    def _closed(self, registration, actions):
        """Return the actions that are closed, proposals among them."""
        closed = super()._closed(registration, actions)
        if "propose" not in actions:
            return closed
        is_open = self.env["prm.deal.proposal"]._is_open(registration)
        return closed if is_open else closed | {"propose"}
