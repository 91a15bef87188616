"""What came in by mail and who left, before both were looked at as they are now."""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """Take mails of strangers out of conversations; end access of who left."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    env["prm.mail.gate"]._take_out_strangers()
    members = env["prm.member"].with_context(active_test=False).search([])
    members._end_of_strangers()
