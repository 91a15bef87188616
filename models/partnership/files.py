"""Files that the vendor lays ready for a partner."""

from odoo import api, fields, models
from odoo.exceptions import UserError


class PrmPartnershipFileMixin(models.AbstractModel):
    """Files on the partner's program page; each belongs to its partnership."""

    _name = "prm.partnership.file.mixin"
    _description = "Files for a partner"

    file_ids = fields.Many2many(
        "ir.attachment",
        string="Files for the partner",
        copy=False,
        help="What the partner can download on the program page: the contract, the "
        "price list.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        partnerships = super().create(vals_list)
        for partnership in partnerships.filtered("file_ids"):
            partnership._adopt_files()
        return partnerships

    def write(self, vals):
        result = super().write(vals)
        if "file_ids" in vals:
            for partnership in self:
                partnership._adopt_files()
        return result

    def _adopt_files(self):
        """Tie new uploads to this record, so that access to them follows its access.

        :raises UserError: for a file of another record, which the partner would see
        """
        self.ensure_one()
        new_sudo = self.sudo().file_ids.filtered(
            lambda file: (file.res_model, file.res_id) != (self._name, self.id)
        )
        for file_sudo in new_sudo:
            if not self._is_own_upload(file_sudo):
                raise UserError(self.env["prm.messages"]._text("file_of_partnership"))
        new_sudo.write({"res_model": self._name, "res_id": self.id})

    def _is_own_upload(self, file):
        """Tell whether this user has just uploaded ``file`` in the form."""
        return (
            file.create_uid == self.env.user
            and file.res_model in (False, self._name)
            and not (file.res_id or file.res_field)
        )
