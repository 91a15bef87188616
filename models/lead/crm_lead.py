from odoo import api, models
from odoo.exceptions import UserError

# From other parts: registration_ids, _prm_facts, _prm_own_values, _prm_after_create,
# _prm_before_direct, _prm_before_write, _prm_after_write, _prm_check_direct,
# _prm_guard_direct, _prm_is_asked, _prm_write, _prm_currencies,
# _prm_new_currencies, _prm_currency_of_merged_sudo, _prepare_prm_waiting,
# _prm_follow_registrations


class CrmLead(models.Model):
    """Leads: what follows when somebody writes, merges or deletes one."""

    _name = "crm.lead"
    _inherit = ["crm.lead", "prm.customer.match.mixin"]

    # ----------------------------------------------------------------- the deal

    def _prm_outcome(self):
        """Return how the deal stands, by what counts; an archived one is not open."""
        self.ensure_one()
        facts = self._prm_facts()
        if facts["won_status"] == "won":
            return "won"
        return "open" if facts["active"] and facts["won_status"] != "lost" else "lost"

    def _prm_lost_text(self):
        """Return why it was lost, in words meant for partners, or ``""``.

        The reason's own name is the vendor's.
        """
        self_sudo = self.sudo()
        return self_sudo.lost_reason_id.prm_partner_text or ""

    def _prm_explain_closed(self):
        """Return the sentence for who sees the registration and not the opportunity."""
        lead_sudo = self.sudo()
        return self.env._(
            "The opportunity belongs to %s. You see its stage, amount and closing date "
            "here.",
            lead_sudo.user_id.name or self.env._("nobody"),
        )

    # ------------------------------------------------------------------ matching

    @api.model
    def _match_depends(self):
        return ["partner_name", "website", "email_from", "country_id.code"]

    def _prepare_fingerprint(self):
        """Return what the lead says of the customer; leads have no tax number."""
        self.ensure_one()
        return {
            "name": self.partner_name,
            "website": self.website,
            "email": self.email_from,
            "country": self.country_id.code,
        }

    # --------------------------------------------------------------------- hooks

    @api.model_create_multi
    def create(self, vals_list):
        asked = [self._prm_own_values(vals) for vals in vals_list]
        leads = super().create([dict(vals) for vals in asked])
        leads._prm_guard_direct()
        is_asked = leads._prm_is_asked()
        for lead, vals in zip(leads, asked, strict=True):
            lead._prm_keep_currencies({"expected_revenue": 0, **vals}, {})
            lead._prm_after_create(vals)
            if is_asked:
                lead._prm_check_direct(vals, {lead: self.env["prm.registration"]})
        return leads

    def write(self, vals):
        asked = self._prm_own_values(vals)
        if "prm_direct_reason" in asked:
            self._prm_guard_direct(asked["prm_direct_reason"])
        blocked = self._prm_before_direct(asked)
        former = self.user_id if "user_id" in vals else self.env["res.users"]
        before = self._prm_before_write(asked)
        currencies = self._prm_currencies(asked)
        result = super().write(dict(asked))
        self._prm_keep_currencies(asked, currencies)
        self._prm_after_write(asked, before)
        self._prm_check_direct(asked, blocked)
        if "user_id" in vals:
            self._prm_follow_registrations(former)
        return result

    def _prm_keep_currencies(self, asked, before):
        """Note the currency of amounts that were entered, or that stay as they are.

        :param dict asked: what was written
        :param dict before: see :meth:`_prm_currencies`
        """
        for lead_sudo, currency in self._prm_new_currencies(asked, before).items():
            lead_sudo._prm_write({"prm_currency_id": currency.id})

    def filtered_domain(self, domain):
        """Check the right of share users first.

        Other addons take this as their check; what is in memory already would pass it
        without anybody having asked for the right to read.
        """
        if not self.env.su and self.env.user.share:
            self.check_access("read")
        return super().filtered_domain(domain)

    def _merge_data(self, fnames=None):
        """Let wait on, what waits on one of the merged leads."""
        data = super()._merge_data(fnames)
        leads_sudo = self.sudo()
        currency_sudo = leads_sudo._prm_currency_of_merged_sudo()
        data["prm_currency_id"] = currency_sudo.id
        return data | leads_sudo._prepare_prm_waiting()

    def _merge_dependences(self, opportunities):
        """Keep registrations and conflicts of merged leads, on the one that remains."""
        result = super()._merge_dependences(opportunities)
        registrations_sudo = opportunities.sudo().registration_ids
        former_sudo = registrations_sudo.lead_id.user_id
        registrations_sudo._write_guarded({"lead_id": self.id})
        self._prm_follow_registrations(former_sudo)
        conflicts_sudo = self.env["prm.registration.conflict"].sudo()
        conflicts_sudo = conflicts_sudo.search([("lead_id", "in", opportunities.ids)])
        conflicts_sudo.lead_id = self
        self.env["prm.fund.entry"]._follow_merge(self, opportunities)
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_registered(self):
        """Refuse to delete the lead of a registration."""
        registrations_sudo = self.env["prm.registration"].sudo()
        if registrations_sudo.search_count([("lead_id", "in", self.ids)], limit=1):
            raise UserError(self.env["prm.messages"]._text("lead_has_registration"))
