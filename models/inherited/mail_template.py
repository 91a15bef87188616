from odoo import models


class MailTemplate(models.Model):
    """Templates: mails speak languages that are active, whatever a contact says."""

    _inherit = "mail.template"

    def _render_lang(self, res_ids, engine="inline_template"):
        """Return the language for each record, of the company for one that has ended.

        A contact may name a language that was switched off: the mail leaves anyhow.
        """
        found = super()._render_lang(res_ids, engine=engine)
        language = self.env["prm.language"]
        return {
            res_id: code if not code or language._is_known(code) else language._of()
            for res_id, code in found.items()
        }
