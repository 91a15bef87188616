"""The term of a partnership: its first and last day, and what was agreed about it."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date

TERM_ACTIVITY = "prm.mail_activity_term"

# From other parts: company_id


class PrmPartnershipTerms(models.Model):
    """The dates of the present term."""

    _name = "prm.partnership"
    _inherit = ["prm.partnership"]

    date_start = fields.Date(
        "Start",
        tracking=True,
        copy=False,
        help="The first day of the term. Empty in a draft: the day of the activation.",
    )
    date_end = fields.Date(
        "Due date",
        index=True,
        tracking=True,
        copy=False,
        help="The last day of the term. Without a renewal the partnership expires on "
        "the next day.",
    )
    renewal_end = fields.Date(
        "Renewed until",
        copy=False,
        tracking=True,
        help="Last day of the next term, which begins when the present one is over.",
    )
    reminded_step = fields.Integer(
        compute="_compute_reminded_step",
        store=True,
        readonly=False,
        copy=False,
        help="The reminder of this due date that was sent last, in days before it.",
    )

    kept_level = fields.Integer(
        "Level earned in the former term",
        readonly=True,
        copy=False,
        help="Tiers up to this level count as reached until the term ends.",
    )
    first_start = fields.Date(
        "Partner since",
        readonly=True,
        copy=False,
        help="Start of the first term; empty as long as that one runs.",
    )

    _dates_in_order = models.Constraint(
        "CHECK (date_end IS NULL OR date_start IS NULL OR date_end >= date_start)",
        "A partnership cannot end before it starts.",
    )

    @api.depends("date_end", "renewal_end")
    def _compute_reminded_step(self):
        """Begin anew: another due date has reminders of its own."""
        self.reminded_step = 0

    @api.constrains("date_end", "renewal_end")
    def _check_renewal_end(self):
        """Refuse a next term that ends with the present one.

        :raises ValidationError: saying so
        """
        for partnership in self.filtered("renewal_end"):
            end = partnership.date_end
            if end and partnership.renewal_end <= end:
                raise ValidationError(
                    self.env["prm.messages"]._text("renewal_after_end")
                )

    # ------------------------------------------------------------------- words

    def _is_over(self):
        """Tell whether the term has ended, or never had a last day."""
        return not self.date_end or self.date_end < self._today_at(self.company_id)

    def _period(self):
        """Return first and last day of the term, in the language of ``self``."""
        days = (self.date_start, self.date_end)
        return " – ".join(format_date(self.env, day) for day in days if day)

    def _tell_term(self, until, done):
        """Return the action that tells ``until`` when one partnership goes on."""
        last = len(self) == 1 and (self.renewal_end or self.date_end)
        if last:
            done = until % format_date(self.env, last, date_format="medium")
        return self._tell_done(done)

    def _tell_done(self, sentence):
        """Return the action that shows ``sentence`` and loads the page's data anew."""
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": sentence,
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }
