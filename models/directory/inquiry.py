"""What a visitor asks a partner: a lead of the vendor, offered to this partner."""

import re
from datetime import timedelta

from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import UserError
from odoo.tools import plaintext2html

from ...policy.email_address import canonical
from ...policy.offer_words import given_away

ANSWER = "mail.mail_activity_data_todo"
SOURCE = "prm.utm_source_directory"
HIDDEN = "…"
# Email addresses, websites, phone numbers.
CONTACT = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+|(?:\+|\b0)\d[\d ()/.-]{5,}\d")
SECRET = ("name", "company", "email", "phone")


class PrmDirectoryInquiry(models.AbstractModel):
    """Takes inquiries: once for each form, so many a day for each address.

    What was typed makes a lead without a contact, so it overwrites nobody's data. The
    partner reads need and city; who asks, only after accepting.
    """

    _name = "prm.directory.inquiry"
    _description = "Inquiries from the partner directory"

    @api.model
    def _send(self, entry_sudo, values, token):
        """Keep an inquiry and offer it; its sender reads the same if it is not kept.

        :param entry_sudo: that is public now
        :param dict values: clean values of the form
        :param str token: one-shot token of the form
        """
        keys_sudo = self.env["prm.serialization.key"].sudo()
        if not keys_sudo._claim([f"directory-inquiry-{token}"]):
            return
        email = canonical(values["email"])
        if self.env["prm.visitor.limit"]._spend("directory_mails", email):
            return
        leads_sudo = self.env["crm.lead"].with_user(SUPERUSER_ID)
        quiet = {"mail_create_nosubscribe": True, "mail_create_nolog": True}
        lead_sudo = leads_sudo.with_context(**quiet).create(
            self._prepare_lead(entry_sudo, values)
        )
        if why := self._offer(entry_sudo, lead_sudo, values):
            self._ask_employee(entry_sudo, lead_sudo, why)

    def _prepare_lead(self, entry_sudo, values):
        """Return the values of the lead: literal ones, and nobody's contact."""
        portal_sudo = entry_sudo.portal_id
        here = entry_sudo.partnership_id._for_owner()
        asks = values["company"] or values["name"]
        source = self.env.ref(SOURCE, raise_if_not_found=False)
        vals = {
            "name": here.env._("%(who)s, by the directory", who=asks),
            "type": "opportunity",
            "partner_id": False,
            "contact_name": values["name"],
            "partner_name": values["company"],
            "email_from": values["email"],
            "phone": values["phone"],
            "city": values["city"],
            "description": plaintext2html(values["need"]),
            "user_id": False,
            "team_id": portal_sudo._pipeline().id,
            "company_id": entry_sudo.company_id.id,
            "source_id": source.id if source else False,
        }
        if portal_sudo.lead_stage_id:
            vals["stage_id"] = portal_sudo._default_stage().id
        return vals

    def _offer(self, entry_sudo, lead_sudo, values):
        """Offer the lead to the partner; return why that is not possible, or ``""``."""
        own_sudo = entry_sudo.partnership_id._for_owner()
        owner_sudo = self.env["prm.audience"]._employee_sudo(own_sudo, ANSWER)
        if self.env["prm.lead.protection"]._strongest(lead_sudo):
            return own_sudo.env._(
                "The customer is, or may be, protected for a partner."
            )
        owner_id = owner_sudo.id or SUPERUSER_ID
        desk_sudo = self.env["prm.offer.desk"].with_user(owner_id).sudo()
        company_sudo = own_sudo.company_id
        days = timedelta(days=entry_sudo.portal_id.directory_answer_days)
        deadline = self.env["prm.offer.round"]._today_at(company_sudo) + days
        whom = own_sudo.with_env(desk_sudo.env)
        because = own_sudo.env._("Asked by the partner directory")
        try:
            with self.env.cr.savepoint():
                desk_sudo._offer(
                    lead_sudo.with_env(desk_sudo.env),
                    self._words(own_sudo, values),
                    [(whom, self.env["res.partner"], because)],
                    deadline,
                )
        except UserError as error:
            return str(error)
        return ""

    def _words(self, partnership, values):
        """Return what the partner reads before accepting: nothing of who asks."""
        here = partnership._for_partner()
        return {
            "name": here.env._("Inquiry from the partner directory"),
            "offer_need": self._without_names(values),
            "offer_city": values["city"],
            "offering_id": False,
        }

    def _without_names(self, values):
        """Return the need without what tells who asks, as far as it is recognized."""
        need = CONTACT.sub(HIDDEN, values["need"])
        for secret in given_away([need], [values[name] for name in SECRET]):
            spelled = r"\s+".join(map(re.escape, secret.split()))
            need = re.sub(spelled, HIDDEN, need, flags=re.IGNORECASE)
        names = [re.escape(each) for each in values["name"].split() if len(each) > 2]
        return re.sub(rf"\b(?:{'|'.join(names)})\b", HIDDEN, need) if names else need

    def _ask_employee(self, entry_sudo, lead_sudo, why):
        """Let an employee decide about a lead that could not be offered."""
        own_sudo = entry_sudo.partnership_id._for_owner()
        owner_sudo = self.env["prm.audience"]._employee_sudo(own_sudo, ANSWER)
        lead_sudo.with_context(lang=own_sudo.env.lang).activity_schedule(
            ANSWER,
            summary=own_sudo.env._("Answer an inquiry for %s", entry_sudo.name),
            note=plaintext2html(why),
            user_id=owner_sudo.id or SUPERUSER_ID,
        )
