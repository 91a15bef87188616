"""The section in which supervisors fill in the entry of their organization."""

from werkzeug.exceptions import NotFound

from odoo.http import request

from ..forms.rule_form import RuleForm
from .form_values import form_values
from .portal_base import PrmPortalController, portal_route
from .refusal import Refusal

SECTION = "directory"


class PrmPortalDirectory(PrmPortalController):
    """One page: what is public, what waits, and the form."""

    @portal_route("/directory", "/directory/withdraw")
    def prm_directory_entry(self, portal, /, **_params):
        """Show the entry; error 404 to who may not."""
        return self._prm_entry_page(portal)

    @portal_route("/directory", methods=["POST"])
    def prm_save_directory_entry(self, portal, /, **params):
        """Keep a new version; 422 shows it again with errors."""
        rules = request.env["prm.directory.form"]._entry_fields()
        token = self._prm_token(params.get("submission_token"))
        form = RuleForm.parse(params, rules)
        refusal = Refusal(form.errors)
        if not refusal:
            save = request.env["prm.directory.desk"]._save
            _done, refusal = self._prm_attempt(save, portal, form.values, token)
        if refusal:
            return self._prm_entry_page(portal, refusal, form.raw, token)
        done = {"done": "directory_saved", "token": token}
        return self._prm_redirect(portal, SECTION, **done)

    @portal_route("/directory/withdraw", methods=["POST"])
    def prm_withdraw_directory_entry(self, portal, /, **_params):
        """Take the entry out of the directory."""
        withdraw = request.env["prm.directory.desk"]._withdraw
        _done, refusal = self._prm_attempt(withdraw, portal)
        if refusal:
            return self._prm_entry_page(portal, refusal)
        return self._prm_redirect(portal, SECTION, done="directory_withdrawn")

    def _prm_entry_page(self, portal, refusal=None, typed=None, token=""):
        """Answer with the section, filled with what was typed.

        :raises NotFound: to who does not find the section
        """
        desk = request.env["prm.directory.desk"]
        if not desk._is_offered(portal):
            raise NotFound
        page = desk._page(portal, typed)
        token = token or self._prm_token("")
        values = {
            **form_values(page["form"], page["labels"], token, refusal),
            "prm_entry": page,
            "prm_choices": page["choices"],
            "prm_done": self._prm_directory_done(),
        }
        template = "prm.portal_entry"
        return self._prm_page(portal, SECTION, template, values, refusal=refusal)

    def _prm_directory_done(self):
        """Return what the last POST did, in words for the page."""
        _, said = request.env._, self._prm_done()
        sentences = {
            "directory_saved": _("Saved. Below you see what is public now."),
            "directory_withdrawn": _("Your organization is not in the directory now."),
        }
        done = request.httprequest.args.get("done")
        return {**said, "sentence": sentences.get(done) or said["sentence"]}
