"""Lists search one text of each deal; it is filled in one go."""

from odoo.tools import SQL, sql

PARTS = (
    "number",
    "name",
    "partner_reference",
    "customer_name",
    "customer_vat",
    "customer_website",
    "contact_first_name",
    "contact_middle_name",
    "contact_last_name",
    "contact_email",
    "contact_phone",
)


def migrate(cr, version):
    """Fill the text where Odoo would read each deal by itself.

    The last news of what a portal without opportunities shows has no value yet where it
    is new: what was told before says it (``post-news.py``).
    """
    columns = sql.table_columns(cr, "prm_registration")
    if "plain_news_at" not in columns:
        sql.create_column(cr, "prm_registration", "plain_news_at", "timestamp")
    if "search_text" in columns:
        return
    sql.create_column(cr, "prm_registration", "search_text", "varchar")
    texts = SQL(", ").join(
        SQL("NULLIF(%s, '')", SQL.identifier(name)) for name in PARTS if name in columns
    )
    cr.execute(
        SQL("UPDATE prm_registration SET search_text = concat_ws(%s, %s)", "\n", texts)
    )
