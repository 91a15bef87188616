"""What employees see of contacts that partners added: is it known, what has changed?"""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import email_normalize
from odoo.tools.sql import escape_psql

# From other parts: company_name, email, name, origin, partner_id, phone, website,
# _texts_of

# As many contacts as one looks at.
MOST = 10
# Texts that an employee may take over into the vendor's contact.
TAKEN = ("name", "company_name", "function", "email", "phone", "website", "city")


class PrmContactChecking(models.Model):
    """Contacts added by partners wait for an employee's look.

    What looks like the same is searched when an employee opens the contact: what a
    partner does takes the same way whatever the vendor knows.
    """

    _name = "prm.contact"
    _inherit = ["prm.contact"]

    to_check = fields.Boolean(
        "To check",
        copy=False,
        help="A partner added or changed this contact, and nobody has checked it yet.",
    )
    duplicate_ids = fields.Many2many(
        "res.partner",
        string="Possible duplicates",
        compute="_compute_duplicate_ids",
        compute_sudo=False,
        help="Contacts with the same email address, the same phone number, or the same "
        "name at the same company. The partner does not see them.",
    )
    changes = fields.Text(
        "What the partner changed",
        compute="_compute_changes",
        compute_sudo=False,
        help="What your contact says, and what the partner typed.",
    )

    # ------------------------------------------------------------------ duplicates

    @api.depends("origin", "partner_id", "name", "company_name", "email", "phone")
    @api.depends_context("uid", "allowed_company_ids")
    def _compute_duplicate_ids(self):
        for contact in self:
            is_added = contact.origin == "added"
            contact.duplicate_ids = contact._duplicates() if is_added else False

    def _duplicates(self):
        """Return the contacts that look like this one, as the reader may read them."""
        self.ensure_one()
        partners = self.env["res.partner"].with_context(active_test=False)
        domain = Domain("id", "!=", self.partner_id.id)
        domain &= Domain("company_id", "in", [False, self.company_id.id])
        same = Domain.OR([*self._same_address(), *self._same_person()])
        return partners.search(domain & same, limit=MOST, order="id desc")

    def _same_address(self):
        """Return the domains of contacts with the same email address or phone."""
        domains = []
        if address := email_normalize(self.email or ""):
            domains.append(Domain("email_normalized", "=", address))
        if len("".join(filter(str.isdigit, self.phone or ""))) >= 5:
            domains.append(Domain("phone_mobile_search", "=", self.phone))
        return domains

    def _same_person(self):
        """Return the domains of contacts of the same name, at the same company.

        Without a company, of the same name whose company is not known either.
        """
        if not self.name:
            return []
        named = Domain("name", "=ilike", escape_psql(self.name))
        companies = [
            each.record.id for each in self._same_companies() if each.match.strength
        ]
        typed = self.company_name or ""
        at_company = Domain("commercial_partner_id", "in", companies)
        if typed:
            at_company |= Domain("company_name", "=ilike", escape_psql(typed))
        else:
            at_company |= Domain("commercial_company_name", "=", False)
        return [named & at_company]

    def _same_companies(self):
        """Return what the screening of customers finds for the company, with keys."""
        if not self.company_name:
            return []
        partners_sudo = self.env["res.partner"].sudo()
        company_sudo = partners_sudo.new(
            {"name": self.company_name, "website": self.website, "is_company": True}
        )
        search = self.env["prm.customer.search"]
        scope = search._customer_scope(self.company_id, self.organization_id)
        return search._find("res.partner", company_sudo._fingerprint(), scope).found

    # --------------------------------------------------------------------- changes

    @api.depends("origin", "partner_id", *TAKEN)
    @api.depends_context("lang")
    def _compute_changes(self):
        labels = self.fields_get(TAKEN, ["string"])
        for contact in self:
            contact.changes = "\n".join(
                f"{labels[name]['string']}: {old or '–'} → {new or '–'}"
                for name, (old, new) in contact._changed().items()
            )

    def _changed(self):
        """Return text → (that of the vendor's contact, that of the partner)."""
        if self.origin != "added" or not self.partner_id:
            return {}
        known = self._texts_of(self.partner_id)
        plain = self.partner_id._clean_website  # Odoo writes websites in full
        return {
            name: (known[name], self[name])
            for name in TAKEN
            if (known[name] or "") != (self[name] or "")
            if name != "website" or known[name] != plain(self[name] or "")
        }

    # --------------------------------------------------------------------- buttons

    def action_take_over(self):
        """Write what the partner typed into the contact, with the employee's rights.

        :raises UserError: when the contact was deleted
        :raises AccessError: to who may not write the contact
        """
        self.check_access("write")
        for contact in self:
            if not contact.partner_id:
                text = self.env["prm.messages"]._text("contact_is_unlinked")
                raise UserError(text)
            written = {
                name: new or False for name, (_old, new) in contact._changed().items()
            }
            contact.partner_id.write(contact._prepare_taken(written))
        self.action_mark_checked()

    def _prepare_taken(self, texts):
        """Return the values for the vendor's contact; who works for a company stays."""
        if self.partner_id.parent_id or self.partner_id.is_company:
            return {name: new for name, new in texts.items() if name != "company_name"}
        return texts

    def action_mark_checked(self):
        """Note that an employee has looked at these contacts."""
        self.check_access("write")
        self.write({"to_check": False})
