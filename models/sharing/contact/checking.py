"""What employees see of contacts that partners added: is it known, what has changed?"""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL, email_normalize
from odoo.tools.sql import escape_psql

# From other parts: company_name, customer_contact_id, customer_id, email, name, origin,
# partner_id, phone, state, website, _for_owner, _texts_of

ACTIVITY = "prm.mail_activity_contact"

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
    checked_at = fields.Datetime(
        "First checked on",
        readonly=True,
        copy=False,
        help="Since then your contact is one that you know: other partners who enter "
        "the same company are told that you have to look at it. It was marked as "
        "checked, or a deal with it was approved.",
    )
    # The vendor's contact that was made with it. Another one stands in its place after
    # a merge: that one was there before.
    made_contact = fields.Integer("Number of the contact", readonly=True, copy=False)
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
        """Note that an employee has looked at these contacts.

        :raises AccessError: to who may not write them
        """
        self.check_access("write")
        self.write({"to_check": False})
        self._note_checked()
        self.partnership_id._end_contact_activities()

    def _note_checked(self):
        """Let contacts that partners added count as known, from now on."""
        new = self.filtered(lambda each: each.origin == "added" and not each.checked_at)
        new.write({"checked_at": fields.Datetime.now()})


class PrmContactKnown(models.AbstractModel):
    """What partners add is not known before an employee has looked at it.

    Else whoever adds a company would shut out all others, or find out by their answers
    what else is there. Reviewers see it as everything else.
    """

    _name = "prm.contact.known"
    _description = "Contacts of partners that count as known"

    @api.model
    def _domain(self, registration):
        """Return the domain of the vendor's contacts that count where it is answered.

        What the organization's own people added is never somebody else who knows the
        customer, checked or not.

        :param registration: of the organization that is answered (sudo)
        """
        contacts_sudo = self.env["prm.contact"].sudo().with_context(active_test=False)
        own = Domain("organization_id", "=", registration.partner_id.id)
        own &= Domain("company_id", "=", registration.company_id.id)
        left_out = Domain("origin", "=", "added") & Domain("partner_id", "!=", False)
        query = contacts_sudo._search(
            left_out & (own | Domain("checked_at", "=", False))
        )
        columns = [
            contacts_sudo._field_to_sql(query.table, name, query)
            for name in ("partner_id", "made_contact")
        ]
        query.add_where(SQL("%s = %s", *columns))
        return Domain("id", "not in", query.subselect("partner_id"))

    @api.model
    def _is_unchecked(self, customer, organization):
        """Tell whether a customer is what another partner added, and nobody checked.

        :param customer: of the vendor
        :param organization: whose deal it would be
        """
        contacts_sudo = self.env["prm.contact"].sudo().with_context(active_test=False)
        added_sudo = contacts_sudo.search(
            [
                ("made_contact", "in", customer.ids),
                ("organization_id", "!=", organization.id),
                ("origin", "=", "added"),
                ("checked_at", "=", False),
            ]
        )
        customer_sudo = customer.sudo()
        return bool(added_sudo.partner_id & customer_sudo)


class PrmRegistrationContacts(models.Model):
    """An approval with a contact that a partner added has looked at it."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    def _after_move(self, before):
        """Let contacts count that approved deals are made with."""
        result = super()._after_move(before)
        approved_sudo = self.sudo().filtered(lambda deal: deal.state == "approved")
        used_sudo = approved_sudo.customer_id | approved_sudo.customer_contact_id
        if used_sudo:
            contacts_sudo = self.env["prm.contact"].sudo()
            contacts_sudo = contacts_sudo.with_context(active_test=False)
            contacts_sudo.search([("partner_id", "in", used_sudo.ids)])._note_checked()
        return result


class PrmPartnershipContactActivity(models.Model):
    """The partner manager has one activity while contacts wait to be checked."""

    _name = "prm.partnership"
    _inherit = ["prm.partnership"]

    def _ask_to_check_contacts(self):
        """Give the partner manager the activity, unless it is there."""
        here = self._for_owner()
        here._tell_owner(
            here.env._("Check the contacts that the partner added"),
            here.env._("They are under Shared contacts, with the filter To check."),
            activity_xmlid=ACTIVITY,
        )

    def _end_contact_activities(self):
        """Take the activity away where nothing is left to check."""
        contacts_sudo = self.env["prm.contact"].sudo()
        waiting_sudo = contacts_sudo.search(
            [("partnership_id", "in", self.ids), ("to_check", "=", True)]
        )
        own_sudo = self.sudo()
        done_sudo = own_sudo - waiting_sudo.partnership_id
        done_sudo.activity_unlink([ACTIVITY])
