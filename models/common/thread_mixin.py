"""How mails come to our records, and from whom and under what subject they leave."""

from odoo import models

# Records of these models are for many partners: they say which of them is told, and
# where the news of it lead.
FOR_MANY = frozenset({"prm.document"})


def partnership_of(records):
    """Return the partnership that mails about these records concern."""
    if records._name in FOR_MANY:
        return records._partnership_told()
    is_one = records._name == "prm.partnership"
    return records if is_one else records.partnership_id


class PrmThreadMixin(models.AbstractModel):
    """A thread that partners may read.

    Incoming mails pass a gate; what a job sends comes from a person or the company.
    """

    _name = "prm.thread.mixin"
    _inherit = ["mail.thread"]
    _description = "Thread that a partner reads"
    # No stranger's address, put into a mail as copy, stands in what we send.
    _CUSTOMER_HEADERS_LIMIT_COUNT = 0

    # ----------------------------------------------------------------- incoming

    def message_post(self, **kwargs):
        """Let mails in through the gate; who else posts here is checked by core."""
        self._check_may_post()
        if kwargs.get("message_type") == "email":
            kwargs = self._admitted(kwargs)
        return super().message_post(**self._with_author(kwargs))

    def _admitted(self, values):
        """Return the values of ``message_post`` for a mail, as the gate lets it in."""
        gate = self.env["prm.mail.gate"]
        self_sudo = self.sudo()
        writers_sudo = gate._writers_sudo(values)
        sender_sudo = writers_sudo.filtered(self_sudo._is_open_to_mail_of)[:1]
        used = self_sudo._size_of_files()
        return gate._admit(self_sudo, values, sender_sudo, used)

    def _check_may_post(self):
        """Refuse share users alike on own, foreign and missing records."""
        if self.env.user.share and not self.env.su:
            self.check_access("write")

    def _is_open_to_mail_of(self, user):
        """Tell whether ``user`` may write on this record by email.

        As far as their own rights reach, which end with a membership.
        """
        self.ensure_one()
        reader = self.with_context(allowed_company_ids=[]).with_user(user)
        if user.share:
            is_shown = self.env["prm.portal.switches"]._is_talk_shown(self)
            return is_shown and reader.has_access("read")
        operations = reader._mail_get_operation_for_mail_message_operation("create")
        return reader.has_access(operations[reader])

    def _may_be_opened_by(self, users):
        """Tell whether one of ``users`` may read this record now."""
        # The reader's companies count, not those that the author works in.
        record = self.with_context(allowed_company_ids=[])
        return any(record.with_user(user).has_access("read") for user in users)

    def _size_of_files(self):
        """Return how many bytes of files the conversation holds already."""
        return 0

    def _notify_thread_with_out_of_office(
        self, message, recipients_data, msg_vals=False, **kwargs
    ):
        """Send no reply of absence to mails that were not let in."""
        message_sudo = message.sudo()
        if message_sudo.is_internal:
            return message.browse()
        return super()._notify_thread_with_out_of_office(
            message, recipients_data, msg_vals=msg_vals, **kwargs
        )

    # --------------------------------------------------------------- who is told

    def _notify_get_recipients(self, message, msg_vals=False, **kwargs):
        """Tell who sees the message on their portal, partners in the way they chose."""
        recipients = super()._notify_get_recipients(
            message, msg_vals=msg_vals, **kwargs
        )
        message_sudo = message.sudo()
        is_shared = bool(self) and self._is_shared_message(message_sudo)
        knowing = [
            each for each in recipients if not self or self._is_told(each, is_shared)
        ]
        return self.env["prm.notification.desk"]._admit(self, message, knowing)

    def _is_shared_message(self, message):
        """Hook: tell whether partners may read ``message`` (sudo) of this record."""
        return not message._prm_is_internal()

    def _is_told(self, recipient, shared):
        """Hook: tell whether a message would reach a recipient, a dict as core's.

        Who has no login reads the mail alone, if the portal shows what it is about.

        :param bool shared: partners may read the message
        """
        if not recipient["share"]:
            return True
        if not self.env["prm.portal.switches"]._is_talk_shown(self):
            return False
        users_sudo = self.env["res.users"].sudo().browse(recipient["uid"] or [])
        return not users_sudo or (shared and self._may_be_opened_by(users_sudo))

    # ----------------------------------------------------------------- outgoing

    def message_notify(self, **kwargs):
        """Let what a job tells come from a person or the company."""
        self._check_may_post()
        return super().message_notify(**self._with_author(kwargs))

    def _with_author(self, values):
        """Return ``values``, with an author where a job of the system speaks.

        Core would write as its robot, from an address that nobody reads.
        """
        if self.env.user != self.env.ref("base.user_root") or not self:
            return values
        if values.get("author_id") or values.get("email_from"):
            return values
        company_sudo = self._partnership_of_mail_sudo().company_id.partner_id
        return {
            **values,
            "author_id": company_sudo.id,
            "email_from": company_sudo.email_formatted or self._mail_from(),
        }

    def _partnership_of_mail_sudo(self):
        """Return the partnership (sudo) that mails about this record concern."""
        self_sudo = self.sudo()
        return partnership_of(self_sudo)

    def _readers_sudo(self, people):
        """Hook: return those of ``people`` (sudo) who may open the record's own page.

        None where it has none: whoever has access to the portal sees what it is.
        """
        return None

    def _mail_sender_sudo(self):
        """Return the contact (sudo) whom mails to the partner come from.

        The partner manager; without one, or an address, the company, then whoever of
        the vendor works with this partner.
        """
        partnership_sudo = self._partnership_of_mail_sudo()
        company_sudo = partnership_sudo.company_id.partner_id
        users_sudo = partnership_sudo.user_id | partnership_sudo.user_ids
        people_sudo = users_sudo.filtered("active").partner_id
        manager_sudo = partnership_sudo.user_id.filtered("active").partner_id
        known_sudo = (manager_sudo | company_sudo | people_sudo).filtered("email")
        return known_sudo[:1] or company_sudo

    def _mail_from(self):
        """Return name and address for the sender of a mail, for templates."""
        company_sudo = self._partnership_of_mail_sudo().company_id
        sender_sudo = self._mail_sender_sudo()
        return sender_sudo.email_formatted or company_sudo.default_from_email or ""

    # --------------------------------------------------------------- how they look

    def _mail_brand_color(self):
        """Return the color of the button in a mail to the partner, for templates."""
        look = self.env["prm.portal.look"]
        return look._mail_colors(partnership_of(self))[0]

    def _mail_brand_text(self):
        """Return the color of the text on that button, for templates."""
        look = self.env["prm.portal.look"]
        return look._mail_colors(partnership_of(self))[1]

    def _notify_by_email_render_layout(
        self, message, recipients_group, msg_vals=False, render_values=None
    ):
        """Send messages in the look of the portal, where it has one of its own."""
        look = self.env["prm.portal.look"]
        partnership = partnership_of(self) if len(self) == 1 else None
        layout = (msg_vals or {}).get("email_layout_xmlid", message.email_layout_xmlid)
        if partnership and not layout and look._has_brand(partnership):
            msg_vals = {
                **(msg_vals or {}),
                "email_layout_xmlid": "prm.mail_notification_brand",
            }
            lang = (render_values or {}).get("lang")
            render_values = {
                **(render_values or {}),
                "prm_colors": look._mail_colors(partnership),
                "prm_head": look.with_context(lang=lang)._mail_head(partnership.id),
            }
        return super()._notify_by_email_render_layout(
            message, recipients_group, msg_vals=msg_vals, render_values=render_values
        )

    def _message_compute_subject(self):
        return self.env._("New message: %s", self.display_name)

    def _notify_by_email_get_base_mail_values(
        self, message, recipients_data, additional_values=None
    ):
        """Say in the subject what came: the name of a record alone says nothing."""
        values = super()._notify_by_email_get_base_mail_values(
            message, recipients_data, additional_values=additional_values
        )
        message_sudo = message.sudo()
        if self and not message_sudo.subject and message_sudo._prm_is_internal():
            values["subject"] = self.env._("Note: %s", self.display_name)
        return values
