"""What the page "Become a partner" says of programs."""

from odoo import api, fields, models

from odoo.addons.prm.policy import validity


class PrmPublicPrograms(models.AbstractModel):
    """Reads for everybody what administrators have marked, as plain values."""

    _name = "prm.public.programs"
    _description = "Programs that the public may know"

    @api.model
    def _programs(self, website):
        """Return the programs that the public may know.

        :param website: whose company's programs they are
        """
        programs_sudo = self.env["prm.program"].sudo()
        domain = [
            ("is_public", "=", True),
            ("company_id", "=", website.company_id.id),
            ("portal_id.state", "=", "active"),
            ("portal_id.active", "=", True),
        ]
        found_sudo = programs_sudo.search(domain, order="name, id")
        return [self._program(each) for each in found_sudo]

    def _program(self, program_sudo):
        portal_sudo = program_sudo.portal_id
        applies = portal_sudo._takes_applications()
        tiers = [
            {"name": tier.name, "benefits": self._benefits(tier)}
            for tier in program_sudo.tier_ids.sorted("level")
        ]
        return {
            "name": program_sudo.name,
            "type": program_sudo.partner_type_id.name or "",
            "text": program_sudo.public_text or "",
            "tiers": [tier for tier in tiers if tier["benefits"]],
            "apply_url": f"/partner/apply/{portal_sudo.path}" if applies else "",
        }

    def _benefits(self, tier):
        """Return the public benefits of a tier (sudo) in words."""
        today = fields.Date.context_today(self)
        return [
            self._words(each)
            for each in tier.condition_ids.sorted(lambda one: (one.sequence, one.id))
            if each.kind == "benefit" and each.is_public
            if validity.in_force((each.date_start, each.date_end), today)
        ]

    def _words(self, benefit):
        kind, name = benefit.value_type, benefit.parameter_id.name
        if kind == "boolean":
            return name
        quantity = self.env["prm.formatting"]._quantity
        amount = quantity(benefit.value, kind, benefit.currency_id)
        return f"{name}: {benefit.value_text if kind == 'text' else amount}"
