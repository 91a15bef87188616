"""The mails of events: one for each person, rendered once for each language."""

from markupsafe import Markup, escape

from odoo import api, models
from odoo.fields import Command

from ..common.thread_mixin import partnership_of
from ..common.visit.once import Visit
from ..common.visit.rendering import RENDERING

# Stands in a rendered mail where the name of its reader comes.
NAME = "prm-name-of-the-reader"
FIELDS = (
    "attachment_ids",
    "auto_delete",
    "body_html",
    "email_cc",
    "email_from",
    "mail_server_id",
    "model",
    "reply_to",
    "report_template_ids",
    "res_id",
    "scheduled_date",
    "subject",
)


class PrmNotificationMailing(models.AbstractModel):
    """Renders and queues the mails of a template for many people of many records."""

    _name = "prm.notification.mailing"
    _description = "Mails to partners"

    @api.model
    def _send(self, template_xmlid, told, context):
        """Queue a mail to each who hears of it at once.

        :param told: list of ``Told``, of the desk
        :param dict context: what the template reads from ``ctx`` beside the usual
        :return: the subject for each of ``told``, in the language of the person
        """
        template_sudo = self.env.ref(template_xmlid).sudo()
        template_sudo = template_sudo.with_context(**context)
        texts = {}
        for (lang, is_now), group in self._grouped(told).items():
            names = FIELDS if is_now else ("subject",)
            records = group[0].record.union(*(each.record for each in group))
            rendered = self._rendered(template_sudo, records, lang, names)
            if is_now:
                self._dress(template_sudo, records, lang, rendered)
            texts[lang, is_now] = rendered
        found = [
            (each, texts[self._kind(each)][each.record.id], each.member.partner_id)
            for each in told
        ]
        self._queue([each for each in found if each[0].way == "now"])
        return [
            self._named(values["subject"], person) for _told, values, person in found
        ]

    @api.model
    def _kind(self, told):
        """Return in which language somebody is told, and whether by a mail now."""
        member = told.member
        lang = self.env["prm.language"]._of(member.partner_id, member.company_id)
        return lang, told.way == "now"

    @api.model
    def _grouped(self, told):
        groups = {}
        for each in told:
            groups.setdefault(self._kind(each), []).append(each)
        return groups

    # ------------------------------------------------------------------- rendering

    @api.model
    def _rendered(self, template, records, lang, names):
        """Return record id → values of a mail in ``lang``, by names of its fields.

        :param template: with superuser rights
        :param records: of its model
        """
        here = template.with_context(
            prm_lang=lang, prm_name=NAME, **{RENDERING: Visit()}
        )
        return here._generate_template(records.ids, names)

    @api.model
    def _dress(self, template, records, lang, rendered):
        """Put what was rendered into the look of its portal."""
        look = self.env["prm.portal.look"]
        for record in records:
            usual = look._mail_layout(partnership_of(record))
            if layout := template.email_layout_xmlid or usual:
                values = rendered[record.id]
                body = values["body_html"] or ""
                laid_out = self._laid_out(template, layout, body, record, lang)
                values["body_html"] = laid_out

    @api.model
    def _laid_out(self, template, layout, body, record, lang):
        """Return ``body`` within a layout."""
        here = record.with_context(
            lang=lang, prm_partnership_id=partnership_of(record).id
        )
        model = self.env["ir.model"]._get(record._name)
        companies = here._mail_get_companies(default=self.env.company)
        return template.with_context(lang=lang)._render_encapsulate(
            layout,
            body,
            add_context={
                "company": companies[record.id],
                "model_description": model.with_context(lang=lang).display_name,
            },
            context_record=here,
        )

    @api.model
    def _named(self, text, person):
        """Return a rendered text with the name of its reader; HTML stays HTML.

        Nobody is greeted with a gap. Not every language has a blank before the name.
        """
        name = person.name or ""
        if not name:
            text = (text or "").replace(f" {NAME}", NAME)
        if isinstance(text, Markup):
            return Markup(str(text).replace(NAME, str(escape(name))))
        return (text or "").replace(NAME, name)

    # ----------------------------------------------------------------------- queue

    @api.model
    def _queue(self, found):
        """Make the mails, all at once.

        :param found: list of (told, rendered values, contact), with superuser rights
        """
        mails_sudo = self.env["mail.mail"].sudo()
        mails_sudo = mails_sudo.create([self._prepare_mail(*each) for each in found])
        for mail_sudo, (_told, values, _person) in zip(mails_sudo, found, strict=True):
            if reports := values.get("attachments"):
                mail_sudo.attachment_ids = [
                    Command.create(
                        {
                            "name": name,
                            "datas": data,
                            "type": "binary",
                            "res_model": "mail.message",
                            "res_id": mail_sudo.mail_message_id.id,
                        }
                    )
                    for name, data in reports
                ]

    @api.model
    def _prepare_mail(self, told, values, person):
        """Return the values of one mail to one person."""
        kept = {"attachments", "attachment_ids", "partner_ids", "email_from"}
        body = self._named(Markup(values["body_html"] or ""), person)
        sender = {"email_from": values["email_from"]} if values["email_from"] else {}
        return {
            **{name: value for name, value in values.items() if name not in kept},
            **sender,
            "subject": self._named(values["subject"], person),
            "body_html": body,
            "body": body,
            "author_id": partnership_of(told.record)._mail_sender_sudo().id,
            "prm_event": told.event,
            "prm_member_id": told.member.id,
            "email_to": False,
            "recipient_ids": [Command.set(person.ids)],
            "attachment_ids": [
                Command.link(file_id) for file_id in values.get("attachment_ids") or []
            ],
        }
