"""Who works with a partner, and who of the partner works with us."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

# From other parts: partner_id, state


class PrmPartnershipPeople(models.Model):
    """Owner and assigned employees; primary contact and portal users."""

    _name = "prm.partnership"
    _inherit = ["prm.partnership"]

    user_id = fields.Many2one(
        "res.users",
        "Partner manager",
        default=lambda self: self.env.user._prm_reviewers(),
        domain=[("share", "=", False)],
        tracking=True,
        help="Responsible for the partnership. Partners see the name, email and "
        "phone on the portal.",
    )
    user_ids = fields.Many2many(
        "res.users",
        string="Assigned employees",
        domain=[("share", "=", False)],
        help="Employees who work with this partner. Without one, nobody can be "
        "invited and no emails are sent.",
    )
    contact_id = fields.Many2one(
        "res.partner",
        "Primary contact",
        ondelete="restrict",
        domain="[('commercial_partner_id', '=', partner_id), "
        "('is_company', '=', False)]",
    )
    member_ids = fields.One2many("prm.member", "partnership_id", "Members")
    warning = fields.Char(compute="_compute_warning")

    # Whose an employee's partners are is asked by each request, and by rules: of ten
    # thousand of them it is read from here alone.
    _of_manager = models.Index("(user_id, id)")

    @api.depends("user_ids", "state")
    def _compute_warning(self):
        sentence = self.env["prm.messages"]._text("partnership_unattended")
        for partnership in self:
            unattended = partnership.state == "active" and not partnership.user_ids
            partnership.warning = sentence if unattended else False

    @api.onchange("user_id")
    def _onchange_user_id(self):
        self._assign_owner()

    @api.constrains("partner_id", "contact_id")
    def _check_people(self):
        """Refuse a person as partner, and a contact of somebody else.

        :raises ValidationError: saying which
        """
        for partnership in self:
            contact = partnership.contact_id
            if not partnership.partner_id.is_company:
                raise ValidationError(
                    self.env["prm.messages"]._text("partner_is_company")
                )
            if contact and contact.commercial_partner_id != partnership.partner_id:
                raise ValidationError(
                    self.env["prm.messages"]._text("contact_of_partner")
                )

    @api.model
    def _proposed_id(self):
        """Return the id of the partnership that a dialog proposes, or False.

        The one whose page is open, or the only active one.
        """
        context = self.env.context
        if context.get("active_model") == self._name:
            return context.get("active_id")
        found = self.search([("state", "=", "active")], limit=2)
        return found.id if len(found) == 1 else False

    # ----------------------------------------------------------- what follows

    def _assign_owner(self):
        """Count the partner manager among the assigned employees."""
        for partnership in self:
            owner = partnership.user_id.filtered(lambda u: u.active and not u.share)
            if owner - partnership.user_ids:
                partnership.user_ids |= owner

    def _hand_over_deals(self, former):
        """Take the partners' conversations from those who were partner managers."""
        if not former:
            return
        registrations_sudo = self.env["prm.registration"].sudo()
        followed_sudo = registrations_sudo.search(
            [
                ("partnership_id", "in", self.ids),
                ("message_partner_ids", "in", former.partner_id.ids),
            ]
        )
        self.env["prm.deal.recipients"]._hand_over(followed_sudo, former)

    def _sync_members(self):
        members_sudo = self.sudo().member_ids
        members_sudo._sync_access()
