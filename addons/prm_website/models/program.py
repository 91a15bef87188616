"""What of programs everybody may know."""

from odoo import api, fields, models

from odoo.addons.prm.policy import validity


class PrmProgram(models.Model):
    """Programs: what the directory and the page "Become a partner" show of them."""

    _inherit = "prm.program"

    is_public = fields.Boolean(
        "Shown to the public", help="It stands on the page “Become a partner”."
    )
    public_text = fields.Text(
        "Text for the public",
        translate=True,
        help="Whom it is for, in a few sentences.",
    )
    directory_tier_id = fields.Many2one(
        "prm.tier",
        "Badges from tier",
        domain="[('program_id', '=', id)]",
        ondelete="set null",
        copy=False,
        help="The directory shows this tier and higher ones. Leave empty to show none.",
    )
    directory_needs_benefit = fields.Boolean(
        "Only tiers with the benefit",
        help="Only partners whose tier grants the benefit “Entry in the partner "
        "directory” have an entry.",
    )

    @api.model
    def _public(self, website):
        """Return the programs that the public may know, as plain values.

        :param website: whose company's programs they are
        """
        programs_sudo = self.sudo().search(
            [
                ("is_public", "=", True),
                ("company_id", "=", website.company_id.id),
                ("portal_id.state", "=", "active"),
                ("portal_id.active", "=", True),
            ],
            order="name, id",
        )
        return [each._public_values() for each in programs_sudo]

    def _public_values(self):
        """Return what the public may know of one program (sudo)."""
        portal_sudo = self.portal_id
        applies = portal_sudo._takes_applications()
        tiers = [
            {"name": tier.name, "benefits": tier._public_benefits()}
            for tier in self.tier_ids.sorted("level")
        ]
        return {
            "name": self.name,
            "type": self.partner_type_id.name or "",
            "text": self.public_text or "",
            "tiers": [tier for tier in tiers if tier["benefits"]],
            "apply_url": f"/partner/apply/{portal_sudo.path}" if applies else "",
        }


class PrmTier(models.Model):
    """Tiers: the benefits that the public may know."""

    _inherit = "prm.tier"

    def _public_benefits(self):
        """Return the public benefits of one tier (sudo) in words."""
        today = fields.Date.context_today(self)
        return [
            each._public_words()
            for each in self.condition_ids.sorted(lambda one: (one.sequence, one.id))
            if each.kind == "benefit" and each.is_public
            if validity.in_force((each.date_start, each.date_end), today)
        ]


class PrmCondition(models.Model):
    """Conditions: whether the public may know a benefit."""

    _inherit = "prm.condition"

    is_public = fields.Boolean(
        "Shown to the public",
        help="The benefit stands on the page “Become a partner”, if its program does.",
    )

    def _public_words(self):
        """Return one benefit (sudo) in words."""
        kind, name = self.value_type, self.parameter_id.name
        if kind == "boolean":
            return name
        quantity = self.env["prm.formatting"]._quantity
        amount = quantity(self.value, kind, self.currency_id)
        return f"{name}: {self.value_text if kind == 'text' else amount}"
