from odoo import api, fields, models

from ..models.people.member import ROLE_GROUPS


class PrmPortalShow(models.TransientModel):
    """Dialog that asks through whose eyes an employee looks at a portal."""

    _name = "prm.portal.show"
    _description = "Show a partner portal"

    portal_id = fields.Many2one(
        "prm.portal",
        required=True,
        ondelete="cascade",
        default=lambda self: self._default_portal(),
    )
    partnership_id = fields.Many2one(
        "prm.partnership",
        "Partner",
        ondelete="cascade",
        domain="[('portal_id', '=', portal_id), ('state', '=', 'active')]",
        compute="_compute_partnership_id",
        store=True,
        readonly=False,
    )
    role = fields.Selection(
        lambda self: [
            (role, self.env["prm.portal.preview"]._role_name(role))
            for role in ROLE_GROUPS
        ],
        default="supervisor",
        required=True,
    )

    def _default_portal(self):
        """Return the portal on whose form the dialog opens."""
        context = self.env.context
        is_portal = context.get("active_model") == "prm.portal"
        return context.get("active_id") if is_portal else False

    @api.depends("portal_id")
    def _compute_partnership_id(self):
        """Propose a partner of this portal that the employee may read."""
        for dialog in self:
            domain = [("portal_id", "=", dialog.portal_id.id), ("state", "=", "active")]
            partnerships = self.env["prm.partnership"].sudo(False)
            dialog.partnership_id = partnerships.search(domain, limit=1)

    @api.constrains("portal_id", "partnership_id")
    def _check_readable(self):
        """Name no portal and no partner that the employee may not read."""
        self.portal_id.sudo(False).check_access("read")
        self.partnership_id.sudo(False).check_access("read")

    def action_confirm(self):
        """Open the portal in a new tab, as a person with this role sees it.

        :raises UserError: when no partner is chosen
        """
        self.env["prm.messages"]._check_one(self)
        return self.partnership_id._open_portal(self.role)
