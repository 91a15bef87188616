"""Who may read a document: everybody who fits all that is set on it."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

# From other parts: company_id, name


class PrmDocumentAudience(models.Model):
    """The audience; what partners read is decided by rules, see ``prm.document.scope``.

    Who is named here cannot be deleted: the audience would widen.
    """

    _name = "prm.document"
    _inherit = ["prm.document"]

    portal_id = fields.Many2one(
        "prm.portal",
        index=True,
        ondelete="restrict",
        domain="[('company_id', '=', company_id)]",
        tracking=True,
        help="Only partners of this portal. Leave empty for all portals.",
    )
    program_id = fields.Many2one(
        "prm.program",
        index=True,
        ondelete="restrict",
        domain="[('company_id', '=', company_id)] + "
        "([('portal_id', '=', portal_id)] if portal_id else [])",
        tracking=True,
        help="Only partners in this program. Leave empty for all programs.",
    )
    tier_id = fields.Many2one(
        "prm.tier",
        "Tier and above",
        index=True,
        ondelete="restrict",
        domain="[('company_id', '=', company_id)] + "
        "([('program_id', '=', program_id)] if program_id else [])",
        tracking=True,
        help="Only partners with this tier or a higher one of its program. Leave "
        "empty for all tiers.",
    )
    partnership_id = fields.Many2one(
        "prm.partnership",
        "Partner",
        index=True,
        ondelete="restrict",
        domain="[('company_id', '=', company_id)]",
        tracking=True,
        help="Only this partner, as for a contract. Leave empty for all partners.",
    )
    partner_count = fields.Integer("Partners", compute="_compute_readers")
    person_count = fields.Integer("People", compute="_compute_readers")

    @api.depends("company_id", "portal_id", "program_id", "tier_id", "partnership_id")
    @api.depends_context("uid", "allowed_company_ids")
    def _compute_readers(self):
        members = self.env["prm.member"]
        for document in self:
            [[partners, people]] = members._read_group(
                document._members_domain(),
                aggregates=["partnership_id:count_distinct", "__count"],
            )
            document.partner_count = partners
            document.person_count = people

    @api.constrains(
        "company_id", "portal_id", "program_id", "tier_id", "partnership_id"
    )
    def _check_audience(self):
        """Refuse an audience of another company, and one that nobody can belong to.

        :raises ValidationError: saying so
        """
        for document_sudo in self.sudo():
            if code := document_sudo._problem_of_audience():
                raise ValidationError(self.env["prm.messages"]._text(code))

    def _problem_of_audience(self):
        """Return the code of what is wrong with the audience of ``self`` (sudo)."""
        names = ("portal_id", "program_id", "tier_id", "partnership_id")
        if any(self[name].company_id - self.company_id for name in names):
            return "document_of_company"
        if self.program_id and self.tier_id.program_id - self.program_id:
            return "tier_of_program"
        program = self.program_id or self.tier_id.program_id
        if self.portal_id and program.portal_id - self.portal_id:
            return "document_program_of_portal"
        return ""

    # ------------------------------------------------------------------ who reads

    def _partnerships_domain(self, path=""):
        """Return the domain of the partnerships that the document is for, now.

        It says of one document what the rules say of one person. Whether the document
        is published does not matter.

        :param str path: to the partnership, with a dot, of records that have one
        """
        self.ensure_one()
        self_sudo = self.sudo()
        company_sudo, tier_sudo = self_sudo.company_id, self_sudo.tier_id
        hidden = self.env["prm.portal.switches"]._of_companies(company_sudo)
        wanted = {
            "portal_id": self_sudo.portal_id,
            "program_id": self_sudo.program_id,
            "id": self_sudo.partnership_id,
            "tier_id.program_id": tier_sudo.program_id,
        }
        parts = [
            ("state", "=", "active"),
            ("company_id", "=", company_sudo.id),
            ("portal_id.state", "=", "active"),
            ("portal_id.active", "=", True),
            ("portal_id", "not in", hidden.hidden_on("documents")),
            ("tier_id.level", ">=", tier_sudo.level),
        ]
        parts += [(name, "=", one.id) for name, one in wanted.items() if one]
        return Domain.AND(
            Domain(f"{path}{name}", operator, value)
            for name, operator, value in parts
            if tier_sudo or name != "tier_id.level"
        )

    def _members_domain(self):
        """Return the domain of the people who read the document while it is open."""
        live = self.env["prm.member"]._live_domain()
        return live & self._partnerships_domain("partnership_id.")

    # ----------------------------------------------------------------- buttons

    def action_open_readers(self):
        """Show the people who read the document, or will once it is published.

        :raises AccessError: to partners: whom it is for besides is not theirs to know
        """
        self.env["prm.messages"]._check_one(self)
        self.check_access("read")
        self.env["prm.document.download"].check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id("prm.prm_member_action")
        name = self.env._("Audience of %s", self.name)
        action["name"] = action["display_name"] = name
        action["domain"] = list(self._members_domain())
        action["context"] = {"create": False, "group_by": ["organization_id"]}
        return action
