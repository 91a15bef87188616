"""Lists begin with the latest news; a draft has none, and is as new as it is."""


def migrate(cr, version):
    """Take the day of its creation for the last news of a deal without any."""
    for name in ("last_news_at", "plain_news_at"):
        cr.execute(
            f"UPDATE prm_registration SET {name} = create_date WHERE {name} IS NULL"
        )
