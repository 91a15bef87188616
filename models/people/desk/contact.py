"""Access to the portal on the contact itself: ticked, and where it leads."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

# From other parts: _prm_partnerships, prm_employer_id, prm_place


class ResPartnerAccess(models.Model):
    """Contacts: who has access to the portal, by one tick."""

    _inherit = "res.partner"

    prm_member_ids = fields.One2many(
        "prm.member", "partner_id", "Portal memberships", groups="prm.group_prm_user"
    )
    prm_portal_access = fields.Boolean(
        "Partner portal",
        compute="_compute_prm_portal_access",
        inverse="_inverse_prm_portal_access",
        search="_search_prm_portal_access",
        groups="prm.group_prm_user",
        help="This person has access to the partner portal of the current company. "
        "Tick it to invite the person, untick it to end the access.",
    )

    @api.depends("parent_id", "is_company", "prm_member_ids.state")
    @api.depends_context("uid", "company", "allowed_company_ids")
    def _compute_prm_portal_access(self):
        for contact in self:
            live = contact._prm_memberships_here()._filtered_live()
            contact.prm_portal_access = bool(live)

    def _inverse_prm_portal_access(self):
        """Invite who is ticked, end the access of who is not; others stay as they are.

        :raises UserError: with the reason why this person cannot be invited
        :raises AccessError: without the right to write the partnership
        """
        ticked = self.filtered("prm_portal_access")  # before anything is read anew
        for contact in self:
            live = contact._prm_memberships_here()._filtered_live()
            if contact in ticked and not live:
                contact._prm_give_access()
            elif live and contact not in ticked:
                live.action_disable()

    @api.model
    def _search_prm_portal_access(self, operator, value):
        """Search by memberships that give access in the current company."""
        if operator != "in":
            return NotImplemented
        live = self.env["prm.member"]._live_domain()
        live &= Domain("company_id", "=", self.env.company.id)
        return Domain("prm_member_ids", "any", live)

    def _prm_memberships_here(self):
        """Return the memberships of the current company that the reader may read."""
        self.ensure_one()
        if not self._origin:
            return self.env["prm.member"]
        return self.env["prm.member"].search(
            [
                ("partner_id", "=", self._origin.id),
                ("company_id", "=", self.env.company.id),
            ]
        )

    def _prm_give_access(self):
        """Invite this person to the portal of the own organization.

        :raises UserError: without an active partnership here, and as an invitation does
        """
        if not self.prm_employer_id:
            raise UserError(self.env["prm.messages"]._text("no_active_partnership"))
        self.prm_employer_id._invite(self, "partner")

    # ------------------------------------------------------------------- button

    def action_open_partnerships(self):
        """Open the partnership of this contact's organization, or offer to make one."""
        self.ensure_one()
        self.check_access("read")
        organization = self.commercial_partner_id
        own = self._prm_partnerships(organization, self.env.companies)
        if not own and self.prm_place == "elsewhere":
            return self._prm_open_dialog()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "prm.prm_partnership_action"
        )
        action["domain"] = [("partner_id", "=", organization.id)]
        action["context"] = {"default_partner_id": organization.id}
        if len(own) < 2:  # the one, or a new one
            action.update(view_mode="form", views=[(False, "form")], res_id=own.id)
        return action

    def _prm_open_dialog(self):
        """Return the action that gives who is a partner elsewhere access here."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "prm.prm_partner_open_action"
        )
        return {**action, "context": {"default_partner_id": self.id}}
