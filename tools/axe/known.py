"""What pages of Odoo break in our frame, and we cannot mend: docs/accessibility.md."""

RULES = {"heading-order", "empty-table-header", "page-has-heading-one"}
# Where invoices are sent from, an account asks for their format without a label.
ACCOUNT = "/my/account"


def is_known(address, rule):
    """Tell whether a page of Odoo is known to break a rule of axe-core."""
    is_of_odoo = address.startswith("/my")
    return (is_of_odoo and rule in RULES) or (address, rule) == (ACCOUNT, "select-name")


def is_known_nameless(address, control):
    """Tell whether a control without a name is one of the account's."""
    is_of_invoices = "'invoice_" in control or control == "option: option ['value', '']"
    return address == ACCOUNT and is_of_invoices
