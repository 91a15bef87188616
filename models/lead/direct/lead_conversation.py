"""The partner's conversation on the lead, and what nobody has answered yet."""

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

# From other parts: _prm_answerable

# The last messages; all of them stand on the registration.
SHOWN = 20


class CrmLead(models.Model):
    """Leads: what partners wrote, for who may read their registration."""

    _name = "crm.lead"
    _inherit = ["crm.lead"]

    prm_read_at = fields.Datetime(
        "Partner's messages read",
        readonly=True,
        copy=False,
        groups="base.group_user",
    )
    prm_conversation_html = fields.Html(
        "Conversation with the partner",
        compute="_compute_prm_conversation",
        sanitize=False,
        groups="base.group_user",
    )
    prm_unread_count = fields.Integer(
        "Unread answers",
        compute="_compute_prm_conversation",
        groups="base.group_user",
        help="Messages of the partner that nobody has answered, or marked as read.",
    )
    prm_has_unread = fields.Boolean(
        "With unread answers",
        compute="_compute_prm_conversation",
        search="_search_prm_has_unread",
        groups="base.group_user",
    )

    @api.depends("registration_ids", "prm_read_at")
    @api.depends_context("uid", "lang", "tz", "allowed_company_ids")
    def _compute_prm_conversation(self):
        for lead in self:
            deals = lead._prm_answerable()
            messages_sudo = deals._shared_messages_sudo() if deals else ()
            unread = lead._prm_unread(deals, messages_sudo)
            lead.prm_unread_count = len(unread)
            lead.prm_has_unread = bool(unread)
            lead.prm_conversation_html = lead._prm_render(deals, messages_sudo, unread)

    def _prm_unread(self, deals, messages_sudo):
        """Return the ids of the messages of partners after the last answer."""
        unread = set()
        for message_sudo in messages_sudo:
            if not self._prm_is_theirs(deals, message_sudo):
                unread = {each for each in unread if each.res_id != message_sudo.res_id}
            elif not self.prm_read_at or message_sudo.date > self.prm_read_at:
                unread.add(message_sudo)
        return {each.id for each in unread}

    def _prm_is_theirs(self, deals, message_sudo):
        """Tell whether somebody of the partner wrote a message (sudo)."""
        deal_sudo = deals.sudo().browse(message_sudo.res_id)
        return message_sudo.author_id.commercial_partner_id == deal_sudo.partner_id

    def _prm_render(self, deals, messages_sudo, unread):
        """Return the last messages as HTML, the newest first; False without any."""
        if not messages_sudo:
            return False
        formatting = self.env["prm.formatting"]
        rows = [
            {
                "author": message_sudo.author_id.name or message_sudo.email_from,
                "is_theirs": self._prm_is_theirs(deals, message_sudo),
                "is_unread": message_sudo.id in unread,
                "date": formatting._moment(message_sudo.date, "medium"),
                "body": message_sudo.body,
                "files": message_sudo.attachment_ids.mapped("name"),
            }
            for message_sudo in messages_sudo[-SHOWN:].sorted("id", reverse=True)
        ]
        return self.env["ir.qweb"]._render("prm.lead_conversation", {"rows": rows})

    def _search_prm_has_unread(self, operator, value):
        """Find leads by the last message, then look at each as its form does."""
        if operator != "in" or len(set(map(bool, value))) > 1:
            return NotImplemented
        readable = self.env["prm.registration"]._search([("lead_id", "!=", False)])
        rows = self.env.execute_query(
            SQL(
                "SELECT DISTINCT deal.lead_id FROM prm_registration deal"
                " JOIN mail_message said ON said.res_id = deal.id"
                " AND said.model = 'prm.registration'"
                " JOIN res_partner author ON author.id = said.author_id"
                " WHERE author.commercial_partner_id = deal.partner_id"
                " AND deal.id IN %s",
                readable.subselect(),
            )
        )
        leads = self.browse(lead_id for [lead_id] in rows)._filtered_access("read")
        found = Domain("id", "in", leads.filtered("prm_has_unread").ids)
        return found if True in value else ~found

    def action_prm_mark_read(self):
        """Say that the partner's messages were read; they need no answer."""
        self.check_access("write")
        self.write({"prm_read_at": fields.Datetime.now()})
