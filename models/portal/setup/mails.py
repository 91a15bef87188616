"""Which mails a portal sends, by which templates, and who owns what partners make."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

# From other parts: company_id

# Event → the switch that says whether the portal tells of it.
SWITCHES = {
    "partner_added": "mail_partner_added",
    "deal_shared": "mail_deal_shared",
}
# Kind of mail → the field that chooses its template, and the delivered one.
TEMPLATES = {
    "invitation": ("invitation_template_id", "prm.mail_template_invitation"),
    "reset": ("reset_template_id", "prm.mail_template_reset"),
}
TEMPLATE_MODEL = "res.users"
SELLERS = "sales_team.group_sale_salesman"


class PrmPortal(models.Model):
    """Portals: mails and the default owner."""

    _name = "prm.portal"
    _inherit = ["prm.portal"]

    mail_partner_added = fields.Boolean(
        "Mail: partner added",
        default=True,
        help="Whoever is invited gets a mail with a link to log in. Off: no log-in "
        "mail goes out at all; whoever invites reads how the person gets in.",
    )
    mail_deal_shared = fields.Boolean(
        "Mail: deal shared",
        default=True,
        help="The partner gets a mail when you share a deal. Off: the deal stands on "
        "the portal, and nobody is told by mail.",
    )
    invitation_template_id = fields.Many2one(
        "mail.template",
        "Invitation",
        domain=[("model", "=", TEMPLATE_MODEL)],
        help="The mail to a person who is invited. Empty: the usual one.",
    )
    reset_template_id = fields.Many2one(
        "mail.template",
        "Forgotten password",
        domain=[("model", "=", TEMPLATE_MODEL)],
        help="The mail to a partner who forgot the password. Empty: the usual one.",
    )
    default_user_id = fields.Many2one(
        "res.users",
        "Default owner",
        domain=lambda self: self._owner_domain(),
        help="Owns a deal for which the partner chose nobody. Empty: the owner of the "
        "partnership gets the opportunity.",
    )

    @api.model
    def _owner_domain(self):
        """Return the domain of people who may own deals of partners."""
        sellers = self.env.ref(SELLERS)
        return [("share", "=", False), ("all_group_ids", "in", sellers.ids)]

    @api.constrains("invitation_template_id", "reset_template_id")
    def _check_templates(self):
        """Refuse templates that are not written for users.

        :raises ValidationError: naming the template
        """
        for portal_sudo in self.sudo():
            for name, _usual in TEMPLATES.values():
                template_sudo = portal_sudo[name]
                if template_sudo and template_sudo.model != TEMPLATE_MODEL:
                    raise ValidationError(
                        self.env._(
                            "%(field)s: the template “%(template)s” is not for users. "
                            "Choose one that applies to “User”.",
                            field=portal_sudo._fields[name]._description_string(
                                self.env
                            ),
                            template=template_sudo.name,
                        )
                    )

    @api.constrains("default_user_id", "company_id")
    def _check_default_owner(self):
        """Refuse a default owner who could not work on the opportunities.

        :raises ValidationError: naming the person
        """
        for portal_sudo in self.sudo():
            user_sudo = portal_sudo.default_user_id
            if user_sudo and not (
                user_sudo.has_group(SELLERS)
                and portal_sudo.company_id in user_sudo.company_ids
            ):
                raise ValidationError(
                    self.env._(
                        "Default owner: %(person)s cannot own deals. Choose an "
                        "employee of %(company)s with a role in Sales.",
                        person=user_sudo.name,
                        company=portal_sudo.company_id.name,
                    )
                )

    def _tells(self, event):
        """Tell whether this portal tells partners of an event by mail.

        :param str event: a key of ``SWITCHES``
        """
        self.ensure_one()
        portal_sudo = self.sudo()
        return portal_sudo[SWITCHES[event]]

    def _template_sudo(self, kind):
        """Return the template (sudo) of a mail: the portal's choice, or the usual one.

        A choice that is not for users any more would tell of another record.

        :param str kind: a key of ``TEMPLATES``
        """
        name, usual = TEMPLATES[kind]
        portal_sudo = self.sudo()
        chosen_sudo = portal_sudo[name].filtered_domain(
            [("model", "=", TEMPLATE_MODEL)]
        )
        return chosen_sudo or self.env.ref(usual).sudo()
