from odoo import api, fields, models

from ..models.application.acceptance import Accepted


class PrmApplicationAccept(models.TransientModel):
    """Dialog that makes a partner of an applicant."""

    _name = "prm.application.accept"
    _description = "Accept an application"

    application_id = fields.Many2one(
        "prm.application", required=True, ondelete="cascade"
    )
    portal_id = fields.Many2one(related="application_id.portal_id", related_sudo=False)
    company_name = fields.Char(
        "Applicant", related="application_id.name", related_sudo=False
    )
    person_name = fields.Char(
        "Person who applied", related="application_id.person_name", related_sudo=False
    )
    partner_warning = fields.Char(
        related="application_id.partner_warning", related_sudo=False
    )
    program_id = fields.Many2one(
        "prm.program",
        required=True,
        ondelete="cascade",
        domain="[('portal_id', '=', portal_id)]",
        compute="_compute_program_id",
        compute_sudo=False,
        precompute=True,
        store=True,
        readonly=False,
    )
    tier_id = fields.Many2one(
        "prm.tier",
        ondelete="cascade",
        domain="[('program_id', '=', program_id)]",
        compute="_compute_tier_id",
        compute_sudo=False,
        precompute=True,
        store=True,
        readonly=False,
    )
    user_id = fields.Many2one(
        "res.users",
        "Partner manager",
        required=True,
        ondelete="cascade",
        domain=[("share", "=", False)],
        default=lambda self: self.env.user._prm_reviewers(),
    )
    user_ids = fields.Many2many(
        "res.users",
        "prm_application_accept_users_rel",
        string="Assigned employees",
        domain=[("share", "=", False)],
        help="Employees who work with this partner, beside the partner manager.",
    )
    partner_id = fields.Many2one(
        "res.partner",
        "Existing company",
        ondelete="cascade",
        domain=[("is_company", "=", True)],
        compute="_compute_partner_id",
        compute_sudo=False,
        precompute=True,
        store=True,
        readonly=False,
        help="Leave empty to create the company. What was typed changes nothing of a "
        "company that you choose.",
    )
    contact_id = fields.Many2one(
        "res.partner",
        "Existing person",
        ondelete="cascade",
        domain="[('commercial_partner_id', '=', partner_id), "
        "('is_company', '=', False)]",
        compute="_compute_contact_id",
        compute_sudo=False,
        precompute=True,
        store=True,
        readonly=False,
        help="Leave empty to create the person.",
    )
    role = fields.Selection(
        [("partner", "Partner"), ("supervisor", "Partner supervisor")],
        default="supervisor",
        required=True,
    )
    is_activated = fields.Boolean("Activate the partnership", default=True)
    is_invited = fields.Boolean(
        "Invite the person",
        compute="_compute_is_invited",
        precompute=True,
        store=True,
        readonly=False,
    )

    @api.depends("application_id")
    def _compute_program_id(self):
        """Propose what was chosen on the application, or the only program."""
        for dialog in self:
            portal = dialog.application_id.portal_id
            programs = self.env["prm.program"].search(
                [("portal_id", "=", portal.id)], limit=2
            )
            only = programs if len(programs) == 1 else programs.browse()
            dialog.program_id = dialog.application_id.program_id or only

    @api.depends("application_id")
    def _compute_partner_id(self):
        """Propose the company that the applicant is for sure, if it is no partner."""
        screening = self.env["prm.application.screening"]
        for dialog in self:
            application = dialog.application_id._origin
            dialog.partner_id = application and screening._proposed(application)

    @api.depends("program_id")
    def _compute_tier_id(self):
        """Propose the lowest tier of the program."""
        for dialog in self:
            tiers = dialog.program_id.tier_ids
            if dialog.tier_id not in tiers:
                dialog.tier_id = tiers.sorted("level")[:1]

    @api.depends("partner_id", "application_id")
    def _compute_contact_id(self):
        """Propose the person of the company with the applicant's address."""
        for dialog in self:
            company = dialog.partner_id._origin
            if dialog.contact_id.commercial_partner_id != company:
                dialog.contact_id = False
            if company and not dialog.contact_id:
                entry = self.env["prm.person.entry"]
                found = entry._known(company, dialog.application_id.email or "")
                dialog.contact_id = found.filtered("active")

    @api.depends("is_activated")
    def _compute_is_invited(self):
        """Invite nobody to what is not active."""
        for dialog in self:
            dialog.is_invited = dialog.is_activated

    def action_confirm(self):
        """Accept the application, and show the partnership.

        :raises AccessError: without the right to accept
        :raises UserError: with what stands against it
        """
        self.env["prm.messages"]._check_one(self)
        chosen = Accepted(
            program=self.program_id,
            tier=self.tier_id,
            owner=self.user_id,
            assigned=self.user_ids,
            organization=self.partner_id,
            person=self.contact_id,
            role=self.role,
            is_activated=self.is_activated,
            is_invited=self.is_invited,
        )
        desk = self.env["prm.application.acceptance"]
        desk._accept(self.application_id, chosen)
        return self.application_id.action_open_partnership()
