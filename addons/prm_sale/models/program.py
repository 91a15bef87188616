"""What programs say of quotes: products, price lists, what a won deal is worth."""

from odoo import fields, models

PRICELIST = {
    "comodel_name": "product.pricelist",
    "string": "Price list",
    "check_company": True,
    "ondelete": "restrict",
}


class PrmProgram(models.Model):
    """Programs: what their partners ask quotes for, and what a won deal is worth."""

    _inherit = "prm.program"

    pricelist_id = fields.Many2one(
        **PRICELIST,
        help="Prices of quotes that partners ask for. A price list of the tier comes "
        "first; without any, the price list of the customer counts.",
    )
    product_ids = fields.Many2many(
        "product.template",
        "product_template_prm_program_rel",
        string="Products for quotes",
    )
    product_count = fields.Integer(compute="_compute_product_count", exportable=False)
    won_from = fields.Selection(
        [
            ("lead", "Expected revenue of the opportunity"),
            ("order", "Confirmed orders"),
            ("invoice", "Paid invoices"),
        ],
        "Amount of a won deal",
        default="lead",
        required=True,
        help="From what points, funds and charts count a won deal. Orders and invoices "
        "count without taxes; an open deal counts with its expected revenue.",
    )

    def _compute_product_count(self):
        for program in self:
            program.product_count = len(program.product_ids)


class PrmTier(models.Model):
    """Tiers: prices of their own."""

    _inherit = "prm.tier"

    pricelist_id = fields.Many2one(
        **PRICELIST, help="Leave empty for the price list of the program."
    )


class ProductTemplate(models.Model):
    """Products: the programs whose partners may ask for them."""

    _inherit = "product.template"

    prm_program_ids = fields.Many2many(
        "prm.program",
        "product_template_prm_program_rel",
        string="Partner programs",
        groups="base.group_user",
        help="Partners of these programs ask for quotes of this product.",
    )
