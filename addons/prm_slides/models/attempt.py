from odoo import fields, models


class SurveyUserInput(models.Model):
    """Attempts: a success of a partner's person makes or renews a certificate."""

    _inherit = "survey.user_input"

    prm_certificate_ids = fields.Many2many(
        "prm.certificate",
        string="Partner certificates",
        readonly=True,
        copy=False,
        groups="prm.group_prm_user",
    )

    def _mark_done(self):
        """Note who passed: once, when an attempt ends."""
        ending = self.filtered(lambda attempt: attempt.state != "done")
        result = super()._mark_done()
        for attempt_sudo in ending.sudo():
            self.env["prm.course.passing"]._note(attempt_sudo)
        return result
