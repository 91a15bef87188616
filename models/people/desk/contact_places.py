"""Where a contact is a partner: here, in another company of the reader, nowhere."""

from odoo import api, fields, models
from odoo.fields import Domain


class ResPartnerPlaces(models.Model):
    """Contacts: the partnership of their organization, as far as the reader knows."""

    _inherit = "res.partner"

    prm_employer_id = fields.Many2one(
        "prm.partnership",
        "Partnership of the organization",
        compute="_compute_prm_places",
        groups="prm.group_prm_user",
        help="The active partnership of the contact’s company, in the current company.",
    )
    prm_place = fields.Selection(
        [
            ("here", "Active"),
            ("rests", "Not active"),
            ("elsewhere", "In another company"),
            ("offered", "Create"),
        ],
        "Partner",
        compute="_compute_prm_places",
        groups="prm.group_prm_user",
        help="Whether the contact’s company is a partner, or may become one.",
    )
    prm_is_elsewhere = fields.Boolean(
        "Partner in another company",
        compute="_compute_prm_is_elsewhere",
        search="_search_prm_is_elsewhere",
        groups="prm.group_prm_user",
    )

    @api.depends("parent_id", "is_company", "partnership_ids.state")
    @api.depends_context("uid", "company", "allowed_company_ids")
    def _compute_prm_places(self):
        organizations = self.commercial_partner_id._origin
        here = self._prm_partnerships(organizations, self.env.company)
        elsewhere = self._prm_partnerships_elsewhere(organizations)
        may_create = self.env["prm.partnership"].has_access("create")
        for contact in self:
            organization = contact.commercial_partner_id._origin
            own = here.filtered(lambda each, of=organization: each.partner_id == of)
            contact.prm_employer_id = own.filtered("is_active")[:1]
            if not contact.commercial_partner_id.is_company:
                contact.prm_place = False
            elif own:
                contact.prm_place = "here" if contact.prm_employer_id else "rests"
            elif organization in elsewhere.partner_id:
                contact.prm_place = "elsewhere"
            else:
                contact.prm_place = "offered" if may_create else False

    @api.depends("parent_id", "is_company")
    @api.depends_context("uid", "company")
    def _compute_prm_is_elsewhere(self):
        known = self._prm_partnerships_elsewhere(self.commercial_partner_id._origin)
        for contact in self:
            organization = contact.commercial_partner_id._origin
            contact.prm_is_elsewhere = organization in known.partner_id

    @api.model
    def _search_prm_is_elsewhere(self, operator, value):
        """Search by the partnerships of other companies of the reader."""
        if operator != "in":
            return NotImplemented
        known = self._prm_partnerships_elsewhere()
        return Domain("commercial_partner_id", "in", known.partner_id.ids)

    @api.model
    def _prm_partnerships(self, organizations, companies):
        """Return the partnerships of organizations that the reader may read."""
        partnerships = self.env["prm.partnership"]
        return partnerships.search(
            [
                ("partner_id", "in", organizations.ids),
                ("company_id", "in", companies.ids),
            ]
        )

    @api.model
    def _prm_partnerships_elsewhere(self, organizations=None):
        """Return active partnerships of the reader's other companies.

        With the reader's own rights there, also in companies not switched on now.

        :param organizations: only of these; of all where None
        """
        others = self.env.user.company_ids - self.env.company
        if not others:
            return self.env["prm.partnership"]
        domain = Domain("company_id", "in", others.ids)
        domain &= Domain("state", "=", "active")
        if organizations is not None:
            domain &= Domain("partner_id", "in", organizations.ids)
        return self.env["prm.partnership"]._in_all_companies().search(domain)
