"""What an administrator sets of the directory, and the site's menu of pages."""

from odoo import fields, models


class PrmPortal(models.Model):
    """Portals: who publishes entries, and how long partners answer inquiries."""

    _inherit = "prm.portal"

    directory_approval = fields.Boolean(
        "Approve entries",
        default=True,
        help="An employee publishes each entry and each change of it. Otherwise they "
        "are public at once.",
    )
    directory_answer_days = fields.Integer(
        "Days to answer inquiries",
        default=5,
        help="A visitor's inquiry is offered to the partner for this long.",
    )

    _answer_days = models.Constraint(
        "CHECK (directory_answer_days > 0)", "Partners need a day to answer inquiries."
    )


class Website(models.Model):
    """Sites: pages that the administrator may add to the menu."""

    _inherit = "website"

    def get_suggested_controllers(self):
        """Propose both pages beside those of other apps."""
        _, url_for = self.env._, self.env["ir.http"]._url_for
        return [
            *super().get_suggested_controllers(),
            (_("Partner directory"), url_for("/partner/directory"), "prm_website"),
            (_("Become a partner"), url_for("/partner/apply"), "prm_website"),
        ]
