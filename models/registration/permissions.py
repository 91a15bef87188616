"""Whose deal it is at the partner, and who may do what with it now."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...policy.registration_permissions import allowed_actions, verdict_action
from ..common.errors import RegistrationRefused
from ..common.visit.once import once

# From other parts: state, origin, number, outcome, portal_id, partner_id, company_id,
# transition_ids


class PrmRegistrationPermissions(models.Model):
    """People of the partner; the policy says what they, and employees, may do."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    contact_id = fields.Many2one(
        "res.partner",
        "Partner contact",
        required=True,
        index=True,
        ondelete="restrict",
        domain="[('commercial_partner_id', '=', partner_id), "
        "('is_company', '=', False)]",
        tracking=True,
        help="The person whose deal it is.",
    )
    representative_id = fields.Many2one(
        "res.partner",
        "Partner representative",
        index=True,
        ondelete="restrict",
        domain="[('commercial_partner_id', '=', partner_id), "
        "('is_company', '=', False)]",
        tracking=True,
        help="The person of the partner organization who leads the deal.",
    )
    visibility = fields.Selection(
        [("contact", "Partner contact"), ("organization", "Whole organization")],
        "Who can see it",
        default="contact",
        required=True,
        help="Who at the partner can see it, besides the supervisors.",
    )

    @api.constrains("contact_id", "representative_id")
    def _check_people(self):
        """Refuse people who are not of the partner organization."""
        for registration in self:
            people = registration.contact_id | registration.representative_id
            if people.commercial_partner_id - registration.partner_id:
                raise ValidationError(
                    self.env["prm.messages"]._text("people_of_partner")
                )

    # ----------------------------------------------------------------- partners

    def _portal_role(self):
        """Return the current portal user's role towards this registration."""
        self.ensure_one()
        user = self.env.user
        self_sudo = self.sudo()
        if self_sudo.contact_id == user.partner_id:
            return "author"
        if self.env["prm.portal"]._is_supervisor():
            return "supervisor"
        return "colleague"

    def _portal_actions(self, among=None):
        """Return what the current portal user may do with this registration now.

        :param among: the only actions that are asked for; without, all there are
        """
        self.ensure_one()
        self_sudo = self.sudo()
        allowed = allowed_actions(self_sudo._portal_role(), self_sudo.state)
        asked = allowed if among is None else allowed & {*among}
        actions = self_sudo._left_by_portal(asked)
        return actions - self.env["prm.registration.entrance"]._closed(self, actions)

    def _left_by_portal(self, actions):
        """Return those of ``actions`` that the portal of the deal leaves to partners.

        Of a page's deals that are alike in all that ``_verdict_deal`` looks at, it asks
        for one.
        """
        verdict_deal = self.env["prm.portal.switches"]._verdict_deal
        self_sudo = self.sudo()
        return once(
            self.env,
            ("left", actions, *self_sudo._portal_facts()),
            lambda: frozenset(key for key in actions if verdict_deal(self_sudo, key)),
        )

    def _portal_facts(self):
        """Return all that ``_verdict_deal`` looks at: who reads it has all rights."""
        return self.portal_id.id, self.state, self.origin, self.outcome

    def _check_portal_may(self, action):
        """Refuse ``action`` to a portal user who may not do it now.

        :raises AccessError: when the record is not theirs
        :raises RegistrationRefused: with the policy's code
        """
        self.ensure_one()
        self.check_access("read")
        verdict = verdict_action(action, self._portal_role(), self.state)
        if verdict:
            verdict = self.env["prm.portal.switches"]._verdict_deal(self, action)
        if not verdict:
            raise RegistrationRefused(self.env, {"": verdict.code})

    # ---------------------------------------------------------------- employees

    def _vendor_role(self):
        """Return the current employee's role towards this registration."""
        if self.env.su or self.env.user.has_group("prm.group_prm_manager"):
            return "administrator"
        return "reviewer"

    def _verdict_vendor(self, action):
        """Tell whether an employee who may write it may do ``action`` now."""
        role = self._vendor_role()
        return verdict_action(action, role, self.state, self.origin)

    def _vendor_may(self, action):
        """Tell whether the current employee may do ``action`` now."""
        self.ensure_one()
        if not self.has_access("write"):
            return False
        return bool(self._verdict_vendor(action))

    def _check_vendor_may(self, action):
        """Refuse ``action`` to who may not write this record, or in a wrong state.

        :raises AccessError: without write access
        :raises UserError: when the state does not allow it, telling who was first
        """
        self.ensure_one()
        self.check_access("write")
        verdict = self._verdict_vendor(action)
        if verdict.code == "not_in_this_state":
            raise UserError(self._explain_refused_move(None, verdict))
        if not verdict:
            raise UserError(self.env["prm.messages"]._text(verdict.code))

    def _explain_refused_move(self, new, verdict):
        """Tell who was first: the last move, its author and its time."""
        self.ensure_one()
        last_sudo = self.sudo().transition_ids[-1:]
        if not last_sudo or verdict.code == "unknown_state":
            return super()._explain_refused_move(new, verdict)
        mover_sudo = last_sudo.user_id
        if self.env.user.share and not mover_sudo.share:
            mover_sudo = self.sudo().company_id
        formatting = self.env["prm.formatting"]
        return self.env._(
            "This is no longer possible: %(person)s moved %(number)s to "
            "“%(state)s” on %(date)s.",
            person=mover_sudo.name,
            number=self.number,
            state=formatting._choice(self, "state"),
            date=formatting._moment(last_sudo.date, "medium"),
        )
