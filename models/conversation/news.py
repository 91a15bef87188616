from odoo import api, fields, models


class PrmRegistrationNews(models.Model):
    """What changed on a deal, in words for the partner; written once, by code.

    Kept as kind and values, worded when it is read, in the reader's language. Partners
    have no right on it: their page gets plain values.
    """

    _name = "prm.registration.news"
    _description = "News of a deal"
    _order = "date, id"
    _rec_name = "text"

    registration_id = fields.Many2one(
        "prm.registration", required=True, index=True, ondelete="cascade"
    )
    date = fields.Datetime(required=True, default=fields.Datetime.now)
    kind = fields.Selection(
        [
            ("won", "Won"),
            ("lost", "Lost"),
            ("reopened", "Open again"),
            ("stage", "Stage"),
            ("closing", "Estimated closing"),
            ("handed_over", "Handed over"),
            ("file_removed", "File removed"),
        ],
        required=True,
    )
    text = fields.Char(compute="_compute_text", compute_sudo=True)
    # values of the kind
    stage_id = fields.Many2one("crm.stage", ondelete="set null", index=True)
    old_stage_id = fields.Many2one("crm.stage", "Previous stage", ondelete="set null")
    stage_name = fields.Char("Stage name", help="Of a stage that has been deleted.")
    lost_reason_id = fields.Many2one("crm.lost.reason", "Reason", ondelete="set null")
    closing = fields.Date()
    old_closing = fields.Date("Previous closing date")
    # Names as they were then.
    old_person = fields.Char("Handed over from")
    new_person = fields.Char("Handed over to")
    file_names = fields.Char("Removed files")

    @api.depends(
        "kind",
        "stage_id.name",
        "stage_name",
        "lost_reason_id.prm_partner_text",
        "closing",
        "old_closing",
        "old_person",
        "new_person",
        "file_names",
    )
    @api.depends_context("lang")
    def _compute_text(self):
        for news in self:
            news.text = ": ".join(filter(None, (news._label(), news._detail())))

    # -------------------------------------------------------------------- job

    @api.model
    def _cron_tell(self):
        """Tell partners what is new of their deals, each deal on its own."""
        deals = self.env["prm.registration"]
        news = self.env["prm.deal.news"]
        news._forget_marks_without_deal()
        due = [("news_due", "=", True)]
        batch = self.env["prm.batch"]
        batch._run(batch._on_each(deals, due, news._tell))

    # ------------------------------------------------------------------ words

    def _label(self):
        """Return what happened, in the language of the environment."""
        if self.kind == "stage":
            stage = self.stage_id.name or self.stage_name
            return self.env._("Stage changed to %s", stage)
        if self.kind == "closing":
            return self._closing_label()
        if self.kind == "handed_over":
            return self.env._(
                "Handed over from %(old)s to %(new)s",
                old=self.old_person or "–",
                new=self.new_person or "–",
            )
        if self.kind == "file_removed":
            return self.env._("We removed the file “%s”", self.file_names or "–")
        return self.env["prm.formatting"]._choice(self, "kind")

    def _closing_label(self):
        formatting = self.env["prm.formatting"]
        new = formatting._day(self.closing)
        if not self.old_closing:
            return self.env._("Estimated closing: %s", new)
        old = formatting._day(self.old_closing)
        return self.env._(
            "Estimated closing moved from %(old)s to %(new)s", old=old, new=new
        )

    def _detail(self):
        """Return why, in words meant for partners, or ``""``."""
        return self.lost_reason_id.prm_partner_text or ""

    # ---------------------------------------------------------- for the portal

    def _known_stages(self):
        """Return the stages in which the deals are known to have been."""
        return self.stage_id | self.old_stage_id
