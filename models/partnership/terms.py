"""The term of a partnership: its first and last day, and what was agreed about it."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

TERM_ACTIVITY = "prm.mail_activity_term"
# What the latest term gives the partnership.
OF_TERM = ("date_start", "date_end", "renewal_end", "reminded_step", "kept_level")
# The states in which a term runs.
RUNNING = ("active", "suspended")

# From other parts: _what_if, company_id, state, tier_id


class PrmPartnershipTerms(models.Model):
    """The terms, and what the latest one gives the partnership."""

    _name = "prm.partnership"
    _inherit = ["prm.partnership"]

    term_ids = fields.One2many("prm.partnership.term", "partnership_id", readonly=True)
    # of the latest term; a draft has none, and keeps what is entered
    date_start = fields.Date(
        "Start",
        compute="_compute_dates",
        inverse="_inverse_term",
        store=True,
        readonly=False,
        precompute=True,  # the name is made of it
        tracking=True,
        copy=False,
        help="The first day of the term. If empty in a draft, it is the day of "
        "activation.",
    )
    date_end = fields.Date(
        "Due date",
        compute="_compute_dates",
        inverse="_inverse_term",
        store=True,
        readonly=False,
        precompute=True,
        index=True,
        tracking=True,
        copy=False,
        help="The last day of the term. Without a renewal, the partnership expires "
        "the day after.",
    )
    renewal_end = fields.Date(
        "Renewed until",
        compute="_compute_renewal_end",
        inverse="_inverse_term",
        store=True,
        readonly=False,
        copy=False,
        tracking=True,
        help="Last day of the next term, which begins when the current one ends.",
    )
    reminded_step = fields.Integer(
        "Reminded (days before)",
        compute="_compute_reminded_step",
        inverse="_inverse_term",
        store=True,
        readonly=False,
        copy=False,
        help="The last reminder that was sent, in days before the due date.",
    )
    kept_level = fields.Integer(
        "Level earned in the previous term",
        compute="_compute_kept_level",
        inverse="_inverse_term",
        store=True,
        readonly=True,
        copy=False,
        help="Tiers up to this level count as reached until the term ends.",
    )
    first_start = fields.Date(
        "Partner since",
        readonly=True,
        copy=False,
        help="Start of the first term. Empty during the first term.",
    )

    _dates_in_order = models.Constraint(
        "CHECK (date_end IS NULL OR date_start IS NULL OR date_end >= date_start)",
        "A partnership cannot end before it starts.",
    )

    @api.depends("term_ids.date_start", "term_ids.date_end")
    def _compute_dates(self):
        """Take both at once: the database refuses a start after the end."""
        self._take_from_term("date_start", "date_end")

    @api.depends("term_ids.renewal_end")
    def _compute_renewal_end(self):
        self._take_from_term("renewal_end")

    @api.depends("term_ids.reminded_step")
    def _compute_reminded_step(self):
        self._take_from_term("reminded_step")

    @api.depends("term_ids.kept_level")
    def _compute_kept_level(self):
        self._take_from_term("kept_level")

    def _take_from_term(self, *names):
        """Let these fields be those of the latest term; without one they stay."""
        for partnership in self:
            source_sudo = partnership._ruling_term_sudo() or partnership
            for name in names:
                partnership[name] = source_sudo[name]

    def _inverse_term(self):
        """Write what is entered on the latest term, too."""
        for partnership in self:
            term_sudo = partnership._ruling_term_sudo()
            changed = {
                name: partnership[name]
                for name in OF_TERM
                if partnership[name] != term_sudo[name]
            }
            if term_sudo and changed:
                term_sudo.write(changed)

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

    # ------------------------------------------------------------------- terms

    def _latest_term_sudo(self):
        """Return the current term (sudo), or the one that ended last."""
        terms_sudo = self.sudo().term_ids._origin
        running_sudo = terms_sudo.filtered(lambda term: term.state == "current")
        return running_sudo or terms_sudo.sorted("id")[-1:]

    def _ruling_term_sudo(self):
        """Return the term (sudo) that gives the dates: the current one, maybe none.

        A former one stays as it was. Dates that are entered between two terms are the
        partnership's alone; the term that is taken up, or begins, has them.
        """
        term_sudo = self._latest_term_sudo()
        return term_sudo.filtered(lambda term: term.state == "current")

    def _follow_term(self, before):
        """Let the term follow the state: begin it, take it up again, or end it.

        :param dict before: id → former state
        """
        for partnership_sudo in self.sudo():
            term_sudo = partnership_sudo._latest_term_sudo()
            runs = partnership_sudo.state in RUNNING
            if runs and (before[partnership_sudo.id] == "draft" or not term_sudo):
                partnership_sudo._begin_term({})
            elif runs and term_sudo.state == "past":
                term_sudo.state = "current"
                partnership_sudo._inverse_term()
            elif not runs and term_sudo.state == "current":
                partnership_sudo._close_term()

    def _begin_term(self, values):
        """Create the term that begins.

        :param dict values: what differs from the dates of the partnership
        """
        terms_sudo = self.env["prm.partnership.term"].sudo()
        terms_sudo.create(
            {
                "partnership_id": self.id,
                "tier_start_id": self.tier_id.id,
                "date_start": self.date_start,
                "date_end": self.date_end,
                "renewal_end": self.renewal_end,
                **values,
            }
        )

    def _close_term(self):
        """End the latest term with what was reached until its last day.

        :return: the result of that day, see ``_what_if``
        """
        day = (self.date_end or None) if self._is_over() else None
        result = self._what_if(day=day)
        term_sudo = self._latest_term_sudo()
        term_sudo._close(self.tier_id, result)
        return result

    # ------------------------------------------------------------------- words

    def _is_over(self):
        """Tell whether the term has ended, or never had a last day."""
        return not self.date_end or self.date_end < self._today_at(self.company_id)

    def _tell_term(self, until, done):
        """Return the action that tells ``until`` when one partnership goes on."""
        last = len(self) == 1 and (self.renewal_end or self.date_end)
        if last:
            done = until % self.env["prm.formatting"]._day(last, "medium")
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
