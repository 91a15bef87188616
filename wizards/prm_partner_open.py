from odoo import api, fields, models


class PrmPartnerOpen(models.TransientModel):
    """Dialog that lets a partner of another company of the vendor in here, too."""

    _name = "prm.partner.open"
    _description = "Add an existing partner"

    company_id = fields.Many2one(
        "res.company",
        "Give access to the portal of",
        default=lambda self: self.env.company,
        readonly=True,
        help="The company that you work in now. Switch it in the top bar.",
    )
    partner_id = fields.Many2one(
        "res.partner",
        "Organization or person",
        required=True,
        ondelete="cascade",
        domain=[("prm_is_elsewhere", "=", True)],
        help="A partner, or one of its people, that another of your companies works "
        "with.",
    )
    candidate_ids = fields.Many2many(
        "res.partner",
        "prm_partner_open_candidate_rel",
        compute="_compute_candidate_ids",
        compute_sudo=False,
    )
    person_ids = fields.Many2many(
        "res.partner",
        "prm_partner_open_person_rel",
        string="People who get access",
        compute="_compute_person_ids",
        compute_sudo=False,
        store=True,
        readonly=False,
        domain="[('id', 'in', candidate_ids)]",
        help="They keep their login, and the role they have there.",
    )
    partnership_id = fields.Many2one(
        "prm.partnership",
        "Partnership here",
        compute="_compute_partnership_id",
        compute_sudo=False,
    )
    program_id = fields.Many2one(
        "prm.program",
        "Program of the new partnership",
        ondelete="cascade",
        domain="[('company_id', '=', company_id)]",
        default=lambda self: self.env["prm.program"]._only_one(),
    )

    @api.depends("partner_id")
    def _compute_candidate_ids(self):
        """Find who has access in other companies, and none here yet."""
        opening = self.env["prm.partner.opening"]
        for dialog in self:
            organization = dialog.partner_id._origin.commercial_partner_id
            people = opening._people(organization)
            dialog.candidate_ids = people.filtered(
                lambda person: not person.prm_portal_access
            )

    @api.depends("partner_id")
    def _compute_person_ids(self):
        """Propose the person that was chosen, or all of the organization."""
        for dialog in self:
            chosen = dialog.partner_id._origin
            is_one = chosen and not chosen.is_company
            people = dialog.candidate_ids._origin
            dialog.person_ids = people & chosen if is_one else people

    @api.depends("partner_id")
    def _compute_partnership_id(self):
        opening = self.env["prm.partner.opening"]
        for dialog in self:
            organization = dialog.partner_id.commercial_partner_id
            dialog.partnership_id = opening._partnership_here(organization)

    def action_confirm(self):
        """Make or take the partnership here, invite the people, and show it.

        :raises UserError: with the reason why that is not possible
        """
        self.env["prm.messages"]._check_one(self)
        partnership = self.env["prm.partner.opening"]._open(
            self.partner_id, self.person_ids, self.program_id
        )
        return {
            "type": "ir.actions.act_window",
            "res_model": "prm.partnership",
            "res_id": partnership.id,
            "view_mode": "form",
            "views": [(False, "form")],
        }
