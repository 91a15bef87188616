"""One lead, one organization, one deal: what is shared ends where a deal is theirs."""

from odoo import api, fields, models
from odoo.tools.i18n import format_list

# From other parts: lead_id, origin, state

REASON = "prm.reason_cancellation_own_deal"


class PrmDealDouble(models.AbstractModel):
    """Ends shared deals of organizations that have the lead as a deal of their own.

    What is shared with other organizations stays as it is: who shared it decides.
    """

    _name = "prm.deal.double"
    _description = "Shared deals beside an organization's own"

    @api.model
    def _end(self, leads):
        """End what is there twice; the deal that stays says what it continues.

        :param leads: whose deals have become others
        """
        for lead_sudo in leads.sudo():
            running_sudo = lead_sudo._prm_registrations_sudo().filtered(
                lambda deal: deal.state == "approved"
            )
            same = running_sudo.grouped(lambda deal: (deal.partner_id, deal.company_id))
            for deals_sudo in same.values():
                first_sudo = deals_sudo.sorted(self._rank)[:1]
                for double_sudo in deals_sudo - first_sudo:
                    if double_sudo.origin == "shared":
                        self._end_one(double_sudo, first_sudo)

    @api.model
    def _rank(self, deal):
        """Return what stays first: own, then what more people see, then the oldest."""
        return deal.origin == "shared", deal.visibility != "organization", deal.id

    @api.model
    def _end_one(self, double, deal):
        """End a shared deal; its conversation stays with the vendor. All with sudo."""
        reason_sudo = self.env.ref(REASON, raise_if_not_found=False)
        double._move_to(
            "cancelled",
            reason_id=reason_sudo.id if reason_sudo else False,
            decided_at=fields.Datetime.now(),
            decided_by_id=self.env.uid,
        )
        self._say_continued(deal, double)

    @api.model
    def _say_continued(self, deal, double):
        """Say on a deal (sudo), for its partner too, which one it continues."""
        news_sudo = self.env["prm.registration.news"].sudo()
        news_sudo.create(
            {
                "registration_id": deal.id,
                "kind": "continued",
                "continued_number": double.number,
            }
        )
        deal._note_news()

    @api.model
    def _note_others(self, deal):
        """Note on the lead of a deal (sudo) with whom else it is shared."""
        others_sudo = deal.lead_id._prm_shares_sudo().filtered(
            lambda shared: shared.partner_id != deal.partner_id
        )
        if not others_sudo:
            return
        names = format_list(self.env, others_sudo.partner_id.mapped("name"))
        said = self.env._(
            "This is a deal of %(partner)s now (%(number)s), and still shared with: "
            "%(others)s. Stop sharing it where nobody else shall see it.",
            partner=deal.partner_id.name,
            number=deal.number,
            others=names,
        )
        self.env["prm.deal.sharing"]._note(deal, said)


class PrmRegistrationDoubles(models.Model):
    """A deal that an organization gets ends what is shared of the same lead."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    def _after_move(self, before):
        """Look at the lead of each deal that an organization has got."""
        result = super()._after_move(before)
        for deal_sudo in self.sudo():
            if deal_sudo.state != "approved" or deal_sudo.origin == "shared":
                continue
            if deal_sudo.lead_id._prm_registrations_sudo() - deal_sudo:
                doubles = self.env["prm.deal.double"]
                doubles._end(deal_sudo.lead_id)
                doubles._note_others(deal_sudo)
        return result


class PrmRegistrationNews(models.Model):
    """News that a deal continues one that was shared, or offered."""

    _inherit = "prm.registration.news"

    kind = fields.Selection(
        selection_add=[("continued", "Continues another deal")],
        ondelete={"continued": "cascade"},
    )
    continued_number = fields.Char("Continues")

    @api.depends("continued_number")
    def _compute_text(self):
        return super()._compute_text()

    def _label(self):
        if self.kind == "continued":
            number = self.continued_number or "–"
            return self.env._("%s continues here", number)
        return super()._label()


class CrmLead(models.Model):
    """Merged leads: an organization that has several of them keeps one deal."""

    _name = "crm.lead"
    _inherit = ["crm.lead"]

    def _merge_dependences(self, opportunities):
        """End what an organization has twice of the lead that remains."""
        result = super()._merge_dependences(opportunities)
        self.env["prm.deal.double"]._end(self)
        return result
