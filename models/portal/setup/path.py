"""The path of a portal: what may be typed, and what is said of it while typing."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ....policy import portal_path

# From other parts: path


class PrmPortalPath(models.AbstractModel):
    """Speaks of paths, to the form of a portal and to the dialog that makes one."""

    _name = "prm.portal.path"
    _description = "Path of a partner portal"

    @api.model
    def _problem(self, path, portal_id=0):
        """Return the sentence what is wrong with a path, empty when nothing is.

        :param str path: as typed; nothing typed is not wrong yet
        :param int portal_id: the portal that is to have it, when there is one
        """
        if not path:
            return ""
        verdict = portal_path.verdict(path)
        kept_sudo = self.env["prm.portal"].sudo().browse(portal_id)
        if verdict.code == "path_reserved" and kept_sudo.path == path:
            return ""  # from before the word was reserved
        if not verdict:
            return self.env["prm.messages"]._text(verdict.code)
        is_taken = self._is_taken(path, portal_id)
        return self.env["prm.messages"]._text("path_taken") if is_taken else ""

    @api.model
    def _is_taken(self, path, portal_id=0):
        """Tell whether another portal has a path, be it archived, of any company."""
        portals_sudo = self.env["prm.portal"].sudo().with_context(active_test=False)
        domain = [("path", "=", path), ("id", "!=", portal_id)]
        return bool(portals_sudo.search_count(domain, limit=1))

    @api.model
    def _proposal(self, name):
        """Return a free path for a portal of this name."""
        return portal_path.proposal(name or "", self._is_taken)


class PrmPortal(models.Model):
    """Portals: their path is looked at while it is typed, and when it is saved."""

    _name = "prm.portal"
    _inherit = ["prm.portal"]

    path_problem = fields.Char("Problem with the path", compute="_compute_path_problem")

    @api.depends("path")
    def _compute_path_problem(self):
        service = self.env["prm.portal.path"]
        for portal in self:
            portal.path_problem = service._problem(portal.path, portal._origin.id)

    @api.constrains("path")
    def _check_path(self):
        """Refuse an address that is not made of small letters, digits and hyphens.

        :raises ValidationError: when it has other characters
        """
        for portal in self:
            if verdict := portal_path.verdict_shape(portal.path):
                continue
            raise ValidationError(self.env["prm.messages"]._text(verdict.code))

    def _check_new_path(self, path):
        """Refuse a path that another portal has, or a word that other addresses have.

        A portal that has such a word already keeps it. Of two who choose the same path
        at once, the database refuses the second, in the same words.

        :raises ValidationError: saying what is wrong
        """
        service = self.env["prm.portal.path"]
        for portal_id in self.ids or [0]:
            if sentence := service._problem(path, portal_id):
                raise ValidationError(sentence)
        if path and len(self) > 1:
            raise ValidationError(self.env["prm.messages"]._text("path_taken"))
