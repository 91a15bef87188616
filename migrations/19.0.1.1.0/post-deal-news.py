"""What partners see of their deals today was told: no mail about what is long over."""


def migrate(cr, version):
    """Remember the deals as they are, and note wins and losses of the past."""
    cr.execute(
        """
        INSERT INTO prm_registration_news
               (registration_id, kind, date, lost_reason_id)
        SELECT registration.id, registration.outcome,
               COALESCE(registration.date_closed, registration.write_date),
               CASE WHEN registration.outcome = 'lost' THEN lead.lost_reason_id END
          FROM prm_registration registration
          JOIN crm_lead lead ON lead.id = registration.lead_id
         WHERE registration.outcome IN ('won', 'lost')
           AND NOT EXISTS (SELECT FROM prm_registration_news news
                            WHERE news.registration_id = registration.id)
        """
    )
    cr.execute(
        """
        UPDATE prm_registration
           SET news_due = FALSE,
               told_outcome = outcome,
               told_stage_id = stage_id,
               told_closing = CASE WHEN outcome IS NOT NULL THEN date_closing END
        """
    )
