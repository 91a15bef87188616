"""The partner's program page, as plain values."""

from odoo import models


class PrmPartnershipPageMixin(models.AbstractModel):
    """What the page "Partner program" shows."""

    _name = "prm.partnership.page.mixin"
    _description = "Program page of a partnership"
