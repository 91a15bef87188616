from odoo import api, fields, models
from odoo.exceptions import UserError


class PrmPartnershipHistory(models.Model):
    """One change of a partnership's tier, state or value, with its cause.

    Old and new are kept as texts, so that they outlive the renaming of a tier. Pages of
    partners tell names of tiers, states and terms in the reader's language.
    """

    _name = "prm.partnership.history"
    _inherit = ["prm.partnership.line.mixin"]
    _description = "History of a partnership"
    _order = "date desc, id desc"
    _rec_name = "what"

    date = fields.Datetime(required=True, default=fields.Datetime.now, index=True)
    what = fields.Selection(
        [
            ("tier", "Tier"),
            ("state", "State"),
            ("term", "Term"),
            ("notice", "Notice"),
            ("value", "Value"),
            ("profile", "Profile"),
            ("people", "People"),
        ],
        required=True,
    )
    parameter_id = fields.Many2one("prm.parameter", ondelete="restrict")
    old = fields.Char("Before")
    new = fields.Char("After")
    tier_from_id = fields.Many2one(
        "prm.tier",
        "Previous tier",
        readonly=True,
        ondelete="set null",
        help="Deals won until then are credited at this tier's rate.",
    )
    term_id = fields.Many2one(
        "prm.partnership.term",
        "Previous term",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        help="The term that ended.",
    )
    cause = fields.Char(help="Why it changed; the partner reads this.")

    @api.model_create_multi
    def create(self, vals_list):
        """Create after the guards."""
        here = self._guard_create(vals_list)
        return super(PrmPartnershipHistory, here).create(vals_list)

    def write(self, vals):
        self._guard_write(vals)
        return super().write(vals)

    def _guard_write(self, vals):
        """Let people correct the cause only: what is noted stays.

        :raises UserError: for anything else
        """
        super()._guard_write(vals)
        if vals.keys() - {"cause"} and not self.env.su:
            raise UserError(self.env["prm.messages"]._text("history_is_kept"))

    def _computed_only_fields(self):
        """Return the term, too: code names it when another one begins."""
        return super()._computed_only_fields() | {"term_id"}

    def _old_text(self):
        """Return what was before, as it was noted.

        Of a former term in the language here where it was noted in another one, if all
        is known of it.
        """
        if self._foreign_lang() and self.term_id._is_known():
            return self.term_id._describe()
        return self._told(self.old)

    def _new_text(self):
        """Return what was afterwards, see :meth:`_told`."""
        return self._told(self.new)

    def _foreign_lang(self):
        """Return the language in which it was noted, if the one here is another."""
        noted_in = self.partnership_id._partner_lang()
        is_foreign = self.env.lang and self.env.lang != noted_in
        return noted_in if is_foreign else ""

    def _told(self, text):
        """Return a noted text, in the language here if it is the name of something.

        What has another name by now, figures and what people typed stay as noted.
        """
        noted_in = self._foreign_lang()
        if not text or not noted_in:
            return text or ""
        noted = self.with_context(lang=noted_in)._names()
        told = dict(zip(noted, self._names(), strict=True))
        return told.get(text) or text

    def _names(self):
        """Return in the language here, and in one order, what such a line may name."""
        partnership = self.partnership_id
        if self.what == "tier":
            tiers = partnership.program_id.tier_ids.sorted("id") | self.tier_from_id
            return [tier.name for tier in tiers]
        if self.what == "state":
            choices = self.env["prm.formatting"]._choices(partnership, "state")
            return [*choices.values()]
        if self.what == "term":
            return [term._period() for term in partnership.term_ids.sorted("id")]
        if self.what == "notice":
            return [self.env._("Kept"), self.env._("At risk")]
        return []

    def _portal_readable_fields(self):
        return super()._portal_readable_fields() | {
            "date",
            "what",
            "parameter_id",
            "old",
            "new",
            "cause",
        }
