"""What quotes share with records of other apps has one name there."""

from odoo.tools import SQL
from odoo.tools.sql import column_exists, rename_column

OLD, NEW = "prm_requested_by_id", "prm_contact_id"
# What the texts of mails said by methods that are gone → what they say now.
WORDS = {
    "object._told_quote_sudo().name": "ctx.get('prm_joined_name')",
    "object._quote_link()": "ctx.get('prm_joined_url')",
}


def migrate(cr, version):
    """Rename who asked for a quote, and count requests together with others."""
    if column_exists(cr, "sale_order", OLD):
        rename_column(cr, "sale_order", OLD, NEW)
        rename_field(cr)
    count_as_requests(cr)
    for old, new in WORDS.items():
        reword(cr, old, new)


def rename_field(cr):
    """Keep the field, with what refers to it."""
    cr.execute(
        "UPDATE ir_model_fields SET name = %s WHERE model = 'sale.order' AND name = %s",
        (NEW, OLD),
    )
    cr.execute(
        "UPDATE ir_model_data SET name = %s WHERE module = 'prm_sale' AND name = %s",
        (f"field_sale_order__{NEW}", f"field_sale_order__{OLD}"),
    )


def count_as_requests(cr):
    """Let what was counted as quotes, and its limit, be of all requests."""
    cr.execute(
        "UPDATE prm_limit quotes SET kind = 'requests' WHERE kind = 'quotes'"
        " AND NOT EXISTS (SELECT FROM prm_limit other WHERE other.kind = 'requests'"
        ' AND other.user_id = quotes.user_id AND other."window" = quotes."window")'
    )
    cr.execute("DELETE FROM prm_limit WHERE kind = 'quotes'")
    cr.execute(
        "UPDATE ir_config_parameter SET key = 'prm.limit_requests'"
        " WHERE key = 'prm_sale.limit_quotes' AND NOT EXISTS"
        " (SELECT FROM ir_config_parameter WHERE key = 'prm.limit_requests')"
    )
    cr.execute("DELETE FROM ir_config_parameter WHERE key = 'prm_sale.limit_quotes'")


def reword(cr, old, new):
    """Replace words of the code in the mails of quotes, in all languages."""
    for column in ("subject", "body_html"):
        cr.execute(
            SQL(
                "UPDATE mail_template SET %(column)s ="
                " replace(%(column)s::text, %(old)s, %(new)s)::jsonb"
                " WHERE id IN (SELECT res_id FROM ir_model_data"
                " WHERE module = 'prm_sale' AND model = 'mail.template')",
                column=SQL.identifier(column),
                old=old,
                new=new,
            )
        )
