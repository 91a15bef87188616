from odoo import api, models
from odoo.tools import email_normalize

from ...policy.incoming_mail import is_automatic
from ..common.visit.share import is_share

# Relations through which message bodies and followers could be searched.
CLOSED_COMODELS = frozenset({"mail.message", "mail.followers", "mail.activity"})


class MailThread(models.AbstractModel):
    """Threads: what partners could search through is closed to them."""

    _inherit = "mail.thread"

    def _has_field_access(self, field, operation):
        """Close messages, followers and activities of any record to our partners.

        Core lets a portal user search internal notes through ``message_ids`` of every
        record that may be read; pages read messages by ``mail.message`` itself.
        """
        if (
            field.relational
            and field.comodel_name in CLOSED_COMODELS
            and not self.env.su
            and is_share(self.env)
            and self.env.user._prm_is_partner_user()
        ):
            return False
        return super()._has_field_access(field, operation)

    def _raise_for_invalid_parameters(self, *args, **kwargs):
        """Check records of ours first: what core does next tells missing ones apart.

        Each method that posts calls this before anything else.
        """
        if self._name.startswith("prm.") and self.env.user.share and not self.env.su:
            self.check_access("read")
        return super()._raise_for_invalid_parameters(*args, **kwargs)

    @api.model
    def _message_route_process(self, message, message_dict, routes):
        """Remember of an incoming mail whether a program wrote it, and who, as it says.

        What core reads of a sender has been put right already.
        """
        automatic = is_automatic(
            dict(message.items()),
            message_dict.get("subject") or "",
            email_normalize(message_dict.get("email_from") or "") or "",
        )
        headers = [text for name, text in message.raw_items() if name.lower() == "from"]
        gateway = self.with_context(prm_automatic_mail=automatic, prm_mail_from=headers)
        reply = gateway.env["prm.joined.reply"]
        if record_sudo := reply._record_sudo(message_dict):
            reply._take(record_sudo, message_dict)
            return record_sudo.id
        return super(MailThread, gateway)._message_route_process(
            message, message_dict, routes
        )
