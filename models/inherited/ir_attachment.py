from odoo import api, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

# Model and field of the files that everybody may load.
LOGO = ("prm.portal", "logo")
CONTENT = frozenset({"raw", "datas", "type", "url"})


class IrAttachment(models.Model):
    """Files: those of our models open for who may see their record, and by no token."""

    _inherit = "ir.attachment"

    # --------------------------------------------------------- search and access

    @api.model
    def _search(
        self,
        domain,
        offset=0,
        limit=None,
        order=None,
        *,
        active_test=True,
        bypass_access=False,
    ):
        """Leave the files of our models out of every search of share users.

        What is named is checked here: core searches and sorts files as superuser.
        """
        if not bypass_access:
            names = [name for name in (order or "").split(",") if name.strip()]
            domain = self._prm_check_search(domain, names)
        if self.env.user.share and not (self.env.su or bypass_access):
            ours = [name for name in self.env if name.startswith("prm.")]
            domain = Domain(domain) & Domain("res_model", "not in", ours)
        return super()._search(
            domain,
            offset,
            limit,
            order,
            active_test=active_test,
            bypass_access=bypass_access,
        )

    def _check_access(self, operation):
        """Close the files of our models to share users.

        Core opens every file of a record to who may read the record, those of internal
        notes included. Partners download shared files by our own address.
        """
        result = super()._check_access(operation)
        if self.env.su or not self.env.user.share:
            return result
        ours = self._prm_guarded()
        if not ours:
            return result
        forbidden = result[0] | ours if result else ours
        return forbidden, forbidden._prm_access_error

    @api.model
    def create_unique(self, values_list):
        """Refuse who may not create: core would tell whether such a file exists."""
        if self.env.user.share:
            self.check_access("create")
        return super().create_unique(values_list)

    def _prm_guarded(self):
        """Return the files of ``self`` that belong to our models.

        The logo of a portal is not guarded: mails show it to who is not logged in.
        """
        files_sudo = self.sudo()
        guarded_sudo = files_sudo.filtered(
            lambda file: (
                (file.res_model or "").startswith("prm.") and not file._prm_is_logo()
            )
        )
        return self.browse(guarded_sudo.ids)

    def _prm_is_logo(self):
        """Tell whether this is the logo of a portal, see ``_publish_logo`` there."""
        return self.public and (self.res_model, self.res_field) == LOGO

    def _prm_access_error(self):
        """Return the error of whoever opens what is closed to them."""
        return AccessError(self.env._("You are not allowed to open this file."))

    def write(self, vals):
        """Keep the content of what partners read, see ``prm.vendor.files``."""
        if CONTENT & vals.keys():
            self.env["prm.vendor.files"]._check_kept(self)
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_with_a_trace(self):
        """Let shared files go only where they may, and never without a trace."""
        self.env["prm.vendor.files"]._let_go(self)

    # ------------------------------------------------------------------- content

    def _can_return_content(self, field_name=None, access_token=None):
        """Let no token replace the right to see the record of a file of ours."""
        self._prm_guarded()._prm_check_visible()
        return super()._can_return_content(field_name, access_token)

    def _to_http_stream(self):
        self._prm_guarded()._prm_check_visible()
        return super()._to_http_stream()

    def _prm_check_visible(self):
        """Refuse files whose record the visitor may not read.

        For share users it must be shared besides: a file of an internal note is not
        theirs, though its record is.

        :raises AccessError: for who has a token, a link in an old mail, and no access
        """
        for file_sudo in self.sudo():
            record_sudo = self.env[file_sudo.res_model].sudo().browse(file_sudo.res_id)
            may_see = record_sudo.sudo(False).has_access("read")
            if not may_see or (self.env.user.share and not file_sudo._prm_is_shared()):
                raise self._prm_access_error()

    def _prm_is_shared(self):
        """Tell whether the vendor shares this file of a record that the visitor reads.

        It lies ready for the partner, in a text of the portal's home, or in a message
        that the visitor may read.
        """
        if self.res_model == "prm.portal":
            portal_sudo = self.env[self.res_model].sudo().browse(self.res_id)
            return portal_sudo._home_shows(self.id)
        if self.res_model in ("prm.partnership", "prm.registration"):
            record_sudo = self.env[self.res_model].sudo().browse(self.res_id)
            if self in record_sudo._shared_files_sudo():
                return True
        if self.res_model == "prm.registration":
            return False
        messages_sudo = self.env["mail.message"].sudo()
        messages_sudo = messages_sudo.search([("attachment_ids", "in", self.ids)])
        return bool(messages_sudo.sudo(False)._filtered_access("read"))

    # -------------------------------------------------------------------- tokens

    def _get_raw_access_token(self):
        return "" if self._prm_is_tokenless() else super()._get_raw_access_token()

    def _get_thumbnail_token(self):
        return "" if self._prm_is_tokenless() else super()._get_thumbnail_token()

    def _get_ownership_token(self):
        return "" if self._prm_is_tokenless() else super()._get_ownership_token()

    def _prm_is_tokenless(self):
        """Tell whether the visitor gets no token: core's outlive access by weeks."""
        return self.env.user.share and bool(self._prm_guarded())
