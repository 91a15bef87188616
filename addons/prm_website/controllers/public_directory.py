"""The public pages: the directory, a page for each partner, "Become a partner"."""

from werkzeug.exceptions import NotFound

from odoo.http import request

from odoo.addons.prm.controllers.form_values import form_values
from odoo.addons.prm.controllers.parameters import held_id
from odoo.addons.prm.controllers.portal_apply import PrmPortalApply
from odoo.addons.prm.controllers.portal_base import guarded_route
from odoo.addons.prm.controllers.refusal import Refusal
from odoo.addons.prm.forms.application_form import ApplicationForm

HOME = "/partner/directory"
PARTNER = f"{HOME}/<string:prm_slug>"
# Nothing of a picture runs, whatever it is.
PICTURE_POLICY = "default-src 'none'; frame-ancestors 'self'"


def sitemap_directory(env, _rule, qs):
    """Yield the addresses of the directory for the sitemap of the current site."""
    directory = env["prm.directory"]
    company = env["website"].get_current_website().company_id
    paths = [HOME, *map(directory._path, directory._visible_sudo(company))]
    for path in paths:
        if not qs or qs.lower() in path:
            yield {"loc": path}


class PrmPublicDirectory(PrmPortalApply):
    """For everybody; what is not public now is not found, whatever it is."""

    @guarded_route(
        HOME,
        f"{HOME}/page/<int:prm_page>",
        auth="public",
        methods=["GET"],
        readonly=True,
        sitemap=sitemap_directory,
    )
    def prm_directory(self, prm_page=1, **params):
        """Show the list."""
        page = request.env["prm.directory.page"]._list(
            request.website, params, prm_page
        )
        return self._prm_public("prm_website.directory", {"prm_directory": page})

    @guarded_route(
        PARTNER, auth="public", methods=["GET"], readonly=True, sitemap=False
    )
    def prm_directory_partner(self, prm_slug, done="", token="", **_params):
        """Show a partner, or the thanks for an inquiry."""
        entry_sudo = self._prm_entry_sudo(prm_slug)
        path = request.env["prm.directory"]._path(entry_sudo)
        if path != f"{HOME}/{prm_slug}":
            return request.redirect(path, 301)
        if done == "sent":
            values = {
                "prm_name": entry_sudo.name,
                "prm_token": self._prm_token(token, mint=False),
            }
            return self._prm_public("prm_website.directory_thanks", values)
        return self._prm_partner_page(entry_sudo, {}, self._prm_token(""))

    @guarded_route(PARTNER, auth="public", methods=["POST"], sitemap=False)
    def prm_directory_ask(self, prm_slug, **params):
        """Take an inquiry, once per token; 422 shows the page again with errors."""
        entry_sudo = self._prm_entry_sudo(prm_slug)
        rules = request.env["prm.directory.form"]._inquiry_fields()
        form = ApplicationForm.parse(params, rules)
        token = self._prm_token(form.token)
        kind = "directory_inquiries"
        refusal = Refusal(form.errors) or self._prm_spend_by_network(kind)
        if not refusal and not form.is_trapped:  # what a program sent is not kept
            send = request.env["prm.directory.inquiry"]._send
            _done, refusal = self._prm_attempt(send, entry_sudo, form.values, token)
        if refusal:
            return self._prm_partner_page(entry_sudo, form.raw, token, refusal)
        path = request.env["prm.directory"]._path(entry_sudo)
        return self._prm_secured(request.redirect(f"{path}?done=sent&token={token}"))

    @guarded_route(
        f"{PARTNER}/logo", auth="public", methods=["GET"], readonly=True, sitemap=False
    )
    def prm_directory_logo(self, prm_slug, **_params):
        """Send the logo of an entry; error 404 where it shows none."""
        entry_sudo = self._prm_entry_sudo(prm_slug)
        if not entry_sudo.logo:
            raise NotFound
        binary = request.env["ir.binary"]
        stream = binary._get_image_stream_from(entry_sudo, "logo")
        response = stream.get_response(content_security_policy=PICTURE_POLICY)
        return self._prm_secured(response)

    @guarded_route(
        "/partner/apply", auth="public", methods=["GET"], readonly=True, sitemap=True
    )
    def prm_become(self, **_params):
        """Show the programs, and where one applies."""
        programs = request.env["prm.public.programs"]._programs(request.website)
        return self._prm_public("prm_website.become", {"prm_programs": programs})

    # ---- answers ----

    def _prm_entry_sudo(self, slug):
        """Return the public entry (sudo) of an address.

        :raises NotFound: alike for missing, foreign and unpublished ones
        """
        number = held_id(request.env["ir.http"]._unslug(slug)[1] or 0)
        find = request.env["prm.directory"]._find_sudo
        if entry_sudo := find(request.website.company_id, number):
            return entry_sudo
        raise NotFound

    def _prm_partner_page(self, entry_sudo, typed, token, refusal=None):
        """Answer with the page of a partner, filled with what was typed."""
        form = request.env["prm.directory.form"]
        entries = form._inquiry_fields()
        labels = {each.name: each.label for each in entries}
        typed = {name: typed.get(name, "") for name in labels}
        values = {
            **form_values(typed, labels, token, refusal),
            "prm_partner": request.env["prm.directory.page"]._detail(entry_sudo),
            "prm_part": {"lines": form._cards(entries)["inquiry"]},
        }
        return self._prm_public("prm_website.directory_partner", values, refusal)

    def _prm_public(self, template, values, refusal=None):
        """Render a page of the site with our headers."""
        status = refusal.status if refusal else 200
        page = request.render(template, values, status=status)
        return self._prm_secured(self._prm_waiting(page, refusal))
