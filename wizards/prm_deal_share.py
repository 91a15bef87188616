from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import clean_context

from ..policy.visible_text import tidy


class PrmDealShare(models.TransientModel):
    """Dialog that shares leads with a partner organization or one person of it."""

    _name = "prm.deal.share"
    _description = "Share with partner"

    lead_ids = fields.Many2many("crm.lead", string="Opportunities")
    lead_count = fields.Integer(compute="_compute_leads", compute_sudo=False)
    company_id = fields.Many2one(
        "res.company", compute="_compute_leads", compute_sudo=False
    )
    partnership_id = fields.Many2one(
        "prm.partnership",
        "Partner",
        ondelete="cascade",
        domain="[('state', '=', 'active'), ('company_id', '=?', company_id)]",
        help="A partner whose partnership is active.",
    )
    visibility = fields.Selection(
        [("organization", "Whole organization"), ("contact", "One person")],
        "Share with",
        default="organization",
        required=True,
        help="Everybody of the partner who has access to the portal, or one person "
        "and the supervisors.",
    )
    member_id = fields.Many2one(
        "prm.member",
        "Person",
        ondelete="cascade",
        domain="[('partnership_id', '=', partnership_id), "
        "('state', 'in', ('invited', 'active'))]",
        compute="_compute_member_id",
        store=True,
        readonly=False,
        help="Only people with access to the portal can be chosen.",
    )
    note = fields.Text(
        "Message", help="The partner reads this in the conversation of the deal."
    )
    has_talk = fields.Boolean(compute="_compute_hints", compute_sudo=False)
    hint = fields.Text("What happens", compute="_compute_hints", compute_sudo=False)

    # ---------------------------------------------------------------- computes

    @api.depends("lead_ids")
    def _compute_leads(self):
        for dialog in self:
            leads = dialog.lead_ids._origin.sudo(False)
            leads.check_access("read")
            dialog.lead_count = len(leads)
            dialog.company_id = leads.company_id[:1]

    @api.depends("partnership_id")
    def _compute_member_id(self):
        """Forget the person of another partner."""
        for dialog in self:
            if dialog.member_id.partnership_id != dialog.partnership_id:
                dialog.member_id = False

    @api.depends("lead_ids", "partnership_id", "visibility", "member_id")
    @api.depends_context("lang")
    def _compute_hints(self):
        sharing = self.env["prm.deal.sharing"]
        for dialog in self:
            partnership = dialog.partnership_id._origin.sudo(False)
            leads = dialog.lead_ids._origin.sudo(False)
            if not (partnership and partnership.has_access("read")):
                dialog.update({"has_talk": True, "hint": ""})
                continue
            leads.check_access("read")
            portal = partnership.portal_id
            switches = self.env["prm.portal.switches"]
            dialog.has_talk = switches._has_block(portal, "conversation")
            dialog.hint = sharing._hint(leads, partnership, dialog._member())

    def _member(self):
        """Return the person that was chosen, nobody for the whole organization."""
        member = self.member_id._origin.sudo(False)
        return member if self.visibility == "contact" else member.browse()

    # ------------------------------------------------------------------ button

    def action_confirm(self):
        """Share, and say with whom.

        :raises UserError: saying what is missing, or in the way
        :raises AccessError: to who may not read or share one of them
        """
        messages = self.env["prm.messages"]
        messages._check_one(self)
        if not self.partnership_id:
            raise UserError(messages._text("partnership_missing"))
        if self.visibility == "contact" and not self.member_id:
            raise UserError(messages._text("share_person_missing"))
        # The dialog's defaults are no defaults of what is made.
        here = self.with_env(self.env(context=clean_context(self.env.context)))
        sharing = here.env["prm.deal.sharing"]
        shared = sharing._share(
            here.lead_ids,
            here.partnership_id,
            here._member(),
            tidy(here.note or "", multiline=True),
        )
        said = self.env._(
            "Shared with %(partner)s: %(count)s",
            partner=shared.partner_id.name,
            count=len(shared),
        )
        return self.env["prm.member.crowd"]._notice([said])
