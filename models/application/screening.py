"""Who applies? What we have that looks like it, for the reviewer's eyes alone."""

from typing import NamedTuple

from odoo import api, models
from odoo.fields import Domain
from odoo.tools.sql import escape_psql

from ...policy.matching import SAME, Fingerprint
from ..people.addresses import has_address

# As many of a kind as one looks at.
MOST = 10


class Known(NamedTuple):
    """A record (sudo) that looks like the applicant, and on what, in words.

    ``is_same``: the screening of customers is sure of it.
    """

    record: models.BaseModel
    why: str
    is_same: bool = False


class PrmApplicationScreening(models.AbstractModel):
    """Compares an application with contacts, open leads, deals, other applications.

    Asked when it is confirmed and when an employee opens it: the public page does the
    same, whoever is known.
    """

    _name = "prm.application.screening"
    _description = "Screening of applications"

    @api.model
    def _known(self, application):
        """Return what looks like the applicant, with all that is the same.

        :param application: one
        :return: list of :class:`Known`, each record once
        """
        application_sudo = application.sudo()
        found = [
            *self._same_address(application_sudo),
            *self._same_customer(application_sudo),
            *self._same_applicant(application_sudo),
        ]
        reasons = {}
        for each in found:
            reasons.setdefault(each.record, []).append(each)
        return [
            Known(
                record,
                ", ".join(each.why for each in some),
                any(each.is_same for each in some),
            )
            for record, some in reasons.items()
        ]

    @api.model
    def _proposed(self, application):
        """Return the company to link instead of a new one, as the reader may read it.

        The only one that is the same for sure, and no partner yet.
        """
        companies = self.env["res.partner"]
        for each in self._known(application):
            if each.record._name == "res.partner" and each.is_same:
                companies |= each.record.with_env(self.env)
        companies = companies._filtered_access("read").filtered("is_company")
        companies_sudo = companies.sudo().filtered(
            lambda company: company.active and not self._standing_sudo(company)
        )
        only_sudo = companies_sudo if len(companies_sudo) == 1 else companies_sudo[:0]
        return only_sudo.with_env(self.env)

    @api.model
    def _fingerprint(self, application):
        """Return what was typed as the screening of customers compares it."""
        return Fingerprint.of(
            name=application.name,
            website=application.website,
            vat=application.vat,
            email=application.email,
            country=application.country_id.code,
        )

    def _same_customer(self, application_sudo):
        """Return contacts, deals and leads that the screening of customers finds."""
        search = self.env["prm.customer.search"]
        company_sudo = application_sudo.company_id
        fingerprint = self._fingerprint(application_sudo)
        scopes = {
            "res.partner": search._customer_scope(company_sudo),
            "prm.registration": search._registration_scope(company_sudo),
            "crm.lead": search._lead_scope(company_sudo),
        }
        words = self.env["prm.registration.conflict"]._matched_words
        return [
            Known(
                each.record,
                words(each.match.matched_on),
                each.match.strength == SAME,
            )
            for model, scope in scopes.items()
            for each in search._find(model, fingerprint, scope).found[:MOST]
        ]

    def _same_address(self, application_sudo):
        """Return contacts with the same email address."""
        people_sudo = application_sudo.env["res.partner"].search(
            has_address(application_sudo.email)
            & Domain("company_id", "in", [False, application_sudo.company_id.id]),
            limit=MOST,
            order="id desc",
        )
        return [Known(each, self.env._("email address")) for each in people_sudo]

    def _same_applicant(self, application_sudo):
        """Return other applications with the same address, or the same name."""
        named = Domain("name", "=ilike", escape_psql(application_sudo.name))
        addressed = Domain("email", "=ilike", escape_psql(application_sudo.email))
        others_sudo = application_sudo.search(
            (named | addressed)
            & Domain("id", "!=", application_sudo.id)
            & Domain("company_id", "=", application_sudo.company_id.id)
            & Domain("state", "!=", "new"),
            limit=MOST,
        )
        email = application_sudo.email.lower()
        address, name = self.env._("email address"), self.env._("name")
        return [
            Known(each, address if each.email.lower() == email else name)
            for each in others_sudo
        ]

    # ------------------------------------------------------------------ in words

    @api.model
    def _rows(self, known):
        """Return what looks like the applicant as plain values, for one reader.

        Who may not read a record learns its kind alone.

        :param known: list of :class:`Known`
        """
        return [self._row(each) for each in known]

    def _row(self, known):
        record = known.record.with_env(self.env)
        may_read = record.has_access("read")
        name = record.display_name if may_read else self.env._("Not yours to read")
        return {
            "kind": self._kind(known.record),
            "name": name,
            "url": f"/odoo/{record._name}/{record.id}" if may_read else "",
            "why": known.why,
            "told": self._told(known.record),
        }

    def _kind(self, record_sudo):
        """Return what a record is, in a word."""
        if record_sudo._name == "res.partner":
            is_company = record_sudo.is_company
            return self.env._("Company") if is_company else self.env._("Person")
        return {
            "prm.registration": self.env._("Registration"),
            "crm.lead": self.env._("Open lead"),
            "prm.application": self.env._("Application"),
        }[record_sudo._name]

    def _told(self, record_sudo):
        """Return what one should know of a record at a glance."""
        if record_sudo._name == "prm.application":
            return self.env["prm.formatting"]._choice(record_sudo, "state")
        if record_sudo._name != "res.partner":
            return ""
        own_sudo = self._standing_sudo(record_sudo.commercial_partner_id)
        return self.env._("Partner") if own_sudo else ""

    @api.model
    def _partners_sudo(self, application, known):
        """Return the partnerships (sudo) of who looks like the applicant.

        Those that have not ended, in the company of the application.

        :param known: list of :class:`Known`
        """
        companies_sudo = self.env["res.partner"].sudo()
        for each in known:
            if each.record._name == "res.partner":
                companies_sudo |= each.record.commercial_partner_id
        application_sudo = application.sudo()
        return self._standing_sudo(companies_sudo).filtered(
            lambda own: own.company_id == application_sudo.company_id
        )

    def _standing_sudo(self, organizations_sudo):
        return organizations_sudo.partnership_ids.filtered(
            lambda own: own.state != "terminated"
        )
