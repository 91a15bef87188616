"""Deals know their last progress, and partners see what expired while it is open."""

from odoo import SUPERUSER_ID, api

# What the partner sees of an opportunity.
SEEN = ("stage_id", "team_id", "outcome", "amount", "date_closed", "date_closing")


def migrate(cr, version):
    """Take the last word of partners from their messages; compute what is shown."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    _take_last_words(env)
    deals = env["prm.registration"].search([("state", "!=", "draft")])
    env.add_to_compute(deals._fields["last_progress_at"], deals)
    expired = deals.filtered(lambda deal: deal.state == "expired" and deal.lead_id)
    for name in SEEN:
        env.add_to_compute(deals._fields[name], expired)
    env.flush_all()


def _take_last_words(env):
    """Write when people of the partner last said something in the conversation."""
    env.flush_all()
    env.cr.execute(
        """
        UPDATE prm_registration AS deal SET partner_spoke_at = said.at
          FROM (SELECT deal.id, max(message.date) AS at
                  FROM prm_registration AS deal
                  JOIN mail_message AS message
                    ON message.model = 'prm.registration' AND message.res_id = deal.id
                  JOIN res_partner AS author
                    ON author.id = message.author_id
                   AND author.commercial_partner_id = deal.partner_id
                 WHERE message.is_internal IS NOT TRUE AND message.subtype_id = %s
                   AND message.message_type IN ('comment', 'email', 'notification')
                 GROUP BY deal.id) AS said
         WHERE said.id = deal.id AND deal.partner_spoke_at IS NULL
        """,
        [env.ref("mail.mt_comment").id],
    )
    env.invalidate_all()
