"""What people who may write a partnership add to it, also without a right to create."""

from odoo import models

ADDED = ("prm.certificate", "prm.marketing.activity", "prm.fund.entry")


class PrmPartnershipAddMixin(models.AbstractModel):
    """Adds a certificate, a marketing activity or a line of the fund."""

    _name = "prm.partnership.add.mixin"
    _description = "Additions to a partnership"

    def _add_part(self, model, values):
        """Create a part of this partnership for who may write the partnership.

        :param str model: one of ``ADDED``
        :param dict values: literal values of that model
        :return: the record, with the rights of the caller
        """
        self.ensure_one()
        self.check_access("write")
        if model not in ADDED:
            raise ValueError(f"{model} is not added to partnerships")
        parts_sudo = self.env[model].sudo()
        part_sudo = parts_sudo.create({**values, "partnership_id": self.id})
        return part_sudo.with_env(self.env)

    def _mark_scores(self):
        """Let the job compute the figures again: what is gone cannot be marked."""
        partnerships_sudo = self.sudo()
        partnerships_sudo.score_due = True
