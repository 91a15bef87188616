from markupsafe import Markup

from odoo import api, models

TURNED = Markup('<div dir="rtl">{}</div>')


class MailTemplate(models.Model):
    """Templates: mails speak languages that are active, and are written their way."""

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

    @api.model
    def _render_template(
        self,
        template_src,
        model,
        res_ids,
        engine="inline_template",
        add_context=None,
        options=None,
    ):
        """Let bodies of ours begin on the right where their language does.

        Mail programs know nothing of the reader's language; core says nothing of it.
        """
        rendered = super()._render_template(
            template_src,
            model,
            res_ids,
            engine=engine,
            add_context=add_context,
            options=options,
        )
        is_page = engine == "qweb" and self._is_prm_mail(model)
        if not is_page or self.env["prm.language"]._direction() == "ltr":
            return rendered
        return {res_id: TURNED.format(body) for res_id, body in rendered.items()}

    @api.model
    def _is_prm_mail(self, model):
        """Tell whether what is rendered is ours: of our model, or sent by us."""
        sent_by_us = any(key.startswith("prm_") for key in self.env.context)
        return sent_by_us or model.startswith("prm.")
