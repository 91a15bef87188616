from odoo import fields, models
from odoo.tools import SQL


class PrmFirstDaysReport(models.Model):
    """One line for each partnership that began: days to its first registration.

    The average knows only those who have registered; the others are counted beside it.
    """

    _name = "prm.first.days.report"
    _inherit = ["prm.company.mixin"]
    _description = "Days to the first registration"
    _auto = False
    _order = "activated_on DESC, id DESC"
    _rec_name = "partnership_id"
    _depends = {
        "prm.partnership": [
            "activated_on",
            "company_id",
            "first_registration_on",
            "partner_id",
            "portal_id",
            "program_id",
            "state",
            "user_id",
        ],
        "res.company": ["partner_id"],
        "res.partner": ["tz"],
    }

    partnership_id = fields.Many2one("prm.partnership", readonly=True)
    partner_id = fields.Many2one("res.partner", readonly=True)
    program_id = fields.Many2one("prm.program", readonly=True)
    portal_id = fields.Many2one("prm.portal", readonly=True)
    user_id = fields.Many2one("res.users", "Owner", readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    state = fields.Selection(
        [
            ("active", "Active"),
            ("suspended", "Suspended"),
            ("expired", "Expired"),
            ("terminated", "Terminated"),
        ],
        readonly=True,
    )
    activated_on = fields.Date("Activated", readonly=True)
    first_registration_on = fields.Date("First registration", readonly=True)

    began = fields.Integer("Partners", readonly=True)
    registered = fields.Integer("With a registration", readonly=True)
    waiting = fields.Integer("None yet", readonly=True)
    days = fields.Integer(
        "Days to first registration",
        readonly=True,
        aggregator="avg",
        help="From the first activation to the first submitted registration.",
    )
    days_so_far = fields.Integer(
        "Days without registration",
        readonly=True,
        aggregator="avg",
        help="From the first activation to today, of running partnerships that have "
        "not registered anything yet.",
    )

    @property
    def _table_query(self):
        """Return the lines; what has not begun is none."""
        return SQL(
            """
            SELECT p.id, p.id AS partnership_id, p.partner_id, p.program_id,
                   p.portal_id, p.user_id, p.company_id, p.state, p.activated_on,
                   p.first_registration_on, 1 AS began,
                   (p.first_registration_on IS NOT NULL)::integer AS registered,
                   (p.first_registration_on IS NULL)::integer AS waiting,
                   GREATEST(p.first_registration_on - p.activated_on,
                            CASE WHEN p.first_registration_on IS NOT NULL THEN 0 END
                   ) AS days,
                   CASE WHEN p.first_registration_on IS NULL
                         AND p.state IN ('active', 'suspended')
                        THEN (now() AT TIME ZONE COALESCE(v.tz, 'UTC'))::date
                             - p.activated_on
                   END AS days_so_far
              FROM prm_partnership p
              JOIN res_company c ON c.id = p.company_id
              JOIN res_partner v ON v.id = c.partner_id
             WHERE p.activated_on IS NOT NULL
            """
        )
