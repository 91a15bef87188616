"""What Odoo's own models do differently here, on every record."""

from . import (
    base_imported_cells,
    base_named_records,
    digest,
    ir_access,
    ir_attachment,
    ir_http,
    ir_rule,
    ir_ui_menu,
    mail_mail,
    mail_message,
    mail_notification,
    mail_template,
    mail_thread,
    res_config_settings,
    res_company_currency,
    base_named_fields,
)
