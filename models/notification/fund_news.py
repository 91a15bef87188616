"""Partners hear of what is booked in their fund: once a run, however many lines."""

from odoo import api, models

TEMPLATE = "prm.mail_template_fund_entry"
# Set while a run books: it tells of all its lines at its end.
IN_A_RUN = "prm_fund_run"


class PrmFundEntryNews(models.Model):
    """Tells of entries that people or buttons make."""

    _name = "prm.fund.entry"
    _inherit = ["prm.fund.entry"]

    def _tell_partners(self):
        """Tell the partners of these entries, each once; nothing while a run books."""
        if self and not self.env.context.get(IN_A_RUN):
            self.env["prm.notification.desk"]._tell(self.partnership_id, TEMPLATE)


class PrmFundBooking(models.AbstractModel):
    """Tells of what a run has booked, each partner once."""

    _inherit = "prm.fund.booking"

    @api.model
    def _book(self, partnerships):
        entries_sudo = self.env["prm.fund.entry"].sudo()
        last = entries_sudo.search([], order="id desc", limit=1).id or 0
        here = self.with_context(**{IN_A_RUN: True})
        result = super(PrmFundBooking, here)._book(partnerships)
        booked_sudo = entries_sudo.search(
            [("id", ">", last), ("partnership_id", "in", partnerships.ids)]
        )
        booked_sudo._tell_partners()
        return result
