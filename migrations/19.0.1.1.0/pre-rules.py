"""Record rules follow the addon: an upgrade renews them, and removes what is gone."""


def migrate(cr, version):
    """Take the mark from the rules that kept the version before from being renewed."""
    cr.execute(
        "UPDATE ir_model_data SET noupdate = false"
        " WHERE module = 'prm' AND model = 'ir.rule'"
    )
