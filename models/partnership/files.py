"""Files that the vendor lays ready for a partner."""

from odoo import fields, models
from odoo.exceptions import UserError

# From other parts: portal_id


class PrmPartnershipFiles(models.Model):
    """Files on the partner's program page; each belongs to its partnership."""

    _name = "prm.partnership"
    _inherit = ["prm.partnership"]

    file_ids = fields.Many2many(
        "ir.attachment",
        string="Files for the partner",
        copy=False,
        help="What the partner can download on the program page, such as the "
        "contract and the price list.",
    )

    def _adopt_files(self):
        """Tie new uploads to their record, so that access to them follows its access.

        :raises UserError: for a file of another record, which the partner would see
        """
        for partnership_sudo in self.sudo().filtered("file_ids"):
            place = {"res_model": self._name, "res_id": partnership_sudo.id}
            new_sudo = partnership_sudo.file_ids.filtered(
                lambda file, place=place: any(file[key] != place[key] for key in place)
            )
            if not all(self._is_own_upload(file_sudo) for file_sudo in new_sudo):
                raise UserError(self.env["prm.messages"]._text("file_of_partnership"))
            new_sudo.write(place)

    def _shared_files_sudo(self):
        """Return the files that the partner finds on the page (sudo), none where off.

        What is only an address is no file of ours.
        """
        self.ensure_one()
        self_sudo = self.sudo()
        switches = self.env["prm.portal.switches"]
        if not switches._is_shown(self_sudo.portal_id, "program"):
            return self_sudo.file_ids.browse()
        return self_sudo.file_ids.filtered(lambda file: file.type == "binary")

    def _is_own_upload(self, file):
        """Tell whether this user has just uploaded ``file`` in the form."""
        return (
            file.create_uid == self.env.user
            and file.res_model in (False, self._name)
            and not (file.res_id or file.res_field)
        )
