"""What the overview finds among many registrations by an index."""

from odoo import models


class PrmRegistrationNewest(models.Model):
    """The newest news and the deals won lately, of however many there are."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    _newest = models.Index("(last_news_at DESC, id DESC)")
    _won_lately = models.Index("(date_closed) WHERE outcome = 'won'")
