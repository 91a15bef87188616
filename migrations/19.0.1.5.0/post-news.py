"""Deals know when something happened that is no news of their opportunity."""


def migrate(cr, version):
    """Take it from their moves and shared messages; never later than the last news."""
    cr.execute(
        """
        UPDATE prm_registration registration
           SET plain_news_at = LEAST(registration.last_news_at, told.date)
          FROM (SELECT deal.id,
                       GREATEST(
                           (SELECT max(move.date)
                              FROM prm_registration_transition move
                             WHERE move.registration_id = deal.id),
                           (SELECT max(message.date)
                              FROM mail_message message
                              JOIN ir_model_data comment
                                ON comment.res_id = message.subtype_id
                               AND comment.module = 'mail'
                               AND comment.name = 'mt_comment'
                             WHERE message.model = 'prm.registration'
                               AND message.res_id = deal.id
                               AND message.is_internal IS NOT TRUE)
                       ) AS date
                  FROM prm_registration deal) told
         WHERE told.id = registration.id
           AND registration.plain_news_at IS NULL
        """
    )
