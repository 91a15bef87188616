from odoo import api, models
from odoo.tools import SQL

from ..common.visit.together import listed

# Whose messages are readable only while their record is.
GUARDED_MODELS = frozenset(
    {
        "prm.certificate",
        "prm.document",
        "prm.marketing.activity",
        "prm.partnership",
        "prm.registration",
    }
)
# Whose messages share users never read: invitations carry a token.
SECRET_MODELS = frozenset({"res.users"})
# Whose messages partners never read: what the vendor writes on their contacts.
CLOSED_MODELS = frozenset({"res.partner"})
# Of a readable message, what leads to others: notes above and below it, who was told.
CLOSED_FIELDS = frozenset(
    {
        "parent_id",
        "child_ids",
        "notification_ids",
        "notified_partner_ids",
        "partner_ids",
    }
)


def without_closed(model, query, order):
    """Return ``query`` without what ``model`` closes to the current share user."""
    if model.env.su or not model.env.user.share:
        return query
    found = model.browse(query)
    closed = found._prm_closed()
    return (found - closed)._as_query(order) if closed else query


class MailMessage(models.Model):
    """Messages: those of our models are readable only while their record is."""

    _inherit = "mail.message"

    def _search(
        self, domain, offset=0, limit=None, order=None, *, bypass_access=False, **kwargs
    ):
        query = super()._search(
            domain, offset, limit, order, bypass_access=bypass_access, **kwargs
        )
        return query if bypass_access else without_closed(self, query, order)

    def read(self, fields=None, load="_classic_read"):
        """Check the fields, too: core reads messages as superuser."""
        if fields and not self.env.su and self.env.user.share:
            for name in fields:
                self._check_field_access(self._fields[name], "read")
        return super().read(fields, load)

    def write(self, vals):
        """Let shared files leave a message only where they may, and with a trace."""
        carried = self._prm_carried() if "attachment_ids" in vals else {}
        result = super().write(vals)
        for message_sudo, files_sudo in carried.items():
            gone_sudo = files_sudo - message_sudo.attachment_ids
            self.env["prm.vendor.files"]._leave(message_sudo, gone_sudo)
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_with_a_trace(self):
        """Let shared files go with their message only where they may."""
        for message_sudo, files_sudo in self._prm_carried().items():
            self.env["prm.vendor.files"]._leave(message_sudo, files_sudo)

    def _prm_carried(self):
        """Return message → its files (both sudo)."""
        messages_sudo = self.sudo()
        return {message: message.attachment_ids for message in messages_sudo}

    def _has_field_access(self, field, operation):
        if field.name in CLOSED_FIELDS and self.env.user._prm_is_partner_user():
            return self.env.su
        return super()._has_field_access(field, operation)

    def _prm_asks_of_oneself(self, condition):
        """Let people ask for their own stars: pages of other apps count them."""
        if condition.field_expr != "starred_partner_ids" or condition.operator != "in":
            return super()._prm_asks_of_oneself(condition)
        return [*condition.value] == self.env.user.partner_id.ids

    def _get_forbidden_access(self, operation):
        forbidden = super()._get_forbidden_access(operation)
        if self.env.su or not self.env.user.share:
            return forbidden
        allowed = self - forbidden
        if operation != "read" and self.env.user._prm_is_partner_user():
            return self
        return forbidden + allowed._prm_closed()

    def _prm_closed(self):
        """Return the messages that the current share user may not read.

        Core shows messages to their author and to who was told of them for ever, and
        internal notifications by id. Here a message of our models is readable only
        while its record is and the portal shows conversations; internal ones never are.
        """
        messages_sudo = self.sudo()
        closed_sudo = messages_sudo.browse()
        for model, group_sudo in messages_sudo.grouped("model").items():
            if model in SECRET_MODELS:
                closed_sudo |= group_sudo
            elif model in GUARDED_MODELS:
                records = self.env[model].browse(group_sudo.mapped("res_id")).exists()
                is_shown = self.env["prm.portal.switches"]._is_talk_shown
                readable = records._filtered_access("read")
                open_ids = set(readable.filtered(is_shown).ids)
                closed_sudo |= group_sudo.filtered(
                    lambda message, ids=open_ids: message.res_id not in ids
                )
        if self.env.user._prm_is_partner_user():
            closed_sudo |= messages_sudo.filtered(
                lambda message: (
                    message.model in CLOSED_MODELS or message._prm_is_internal()
                )
            )
        return closed_sudo.with_env(self.env)

    def action_open_document(self):
        """Tell share users of what record a message is only if they may read it."""
        if self.env.user.share:
            self.check_access("read")
        return super().action_open_document()

    def _message_notifications_to_store(self, store):
        """Spare partners the delivery status of messages: they have no web client.

        Core sends it to the author after a failed delivery, in the author's request.
        """
        if self.env.user._prm_is_partner_user():
            return None
        return super()._message_notifications_to_store(store)

    def _prm_is_vendor(self):
        """Tell whether an employee wrote this here, today's and former ones.

        A mail proves nothing: anybody can write any name into it.
        """
        self.ensure_one()
        return bool(self._prm_of_vendor())

    def _prm_of_vendor(self):
        """Return those that an employee wrote here, see :meth:`_prm_is_vendor`."""
        written_sudo = self.sudo().filtered(lambda each: each.message_type != "email")
        if not written_sudo.author_id:
            return self.browse()
        key, ask = self._prm_vendors_key(), self._prm_asked_vendors
        people = set(listed(self.env, key, ask))
        found_sudo = written_sudo.filtered(lambda each: each.author_id.id in people)
        return found_sudo.with_env(self.env)

    def _prm_vendors_key(self):
        """Return under what a page finds what is asked in the next method."""
        authors_sudo = self.sudo().author_id
        return "vendors", *authors_sudo._ids

    def _prm_asked_vendors(self):
        """Return the expression of the ids of the contacts: employees who wrote."""
        users_sudo = self.env["res.users"].sudo().with_context(active_test=False)
        query = users_sudo._search([("share", "=", False)])
        contact = SQL.identifier(query.table, "partner_id")
        authors_sudo = self.sudo().author_id
        query.add_where(SQL("%s = ANY(%s)", contact, authors_sudo.ids))
        return SQL("ARRAY(%s)", query.select(contact))

    def _prm_is_internal(self):
        """Tell whether the message is a note or log for employees."""
        self.ensure_one()
        subtype = self.subtype_id
        return self.is_internal or not subtype or subtype.internal
