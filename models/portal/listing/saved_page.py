"""Saved filters as pages show them: the row above a list, and the page of all."""

from odoo import api, models
from odoo.fields import Domain

from ....policy import saved_filter as rules

# So many stand above a list; the page of all has the others.
ROW = 12
# So many of colleagues are listed at all.
LISTED = 200


class PrmSavedFilterPage(models.AbstractModel):
    """Plain values for templates; filters are read with the reader's own rights."""

    _name = "prm.saved.filter.page"
    _description = "Saved filters on the portal"

    @api.model
    def _services(self):
        """Return key of a list → the service that says what it offers."""
        return self.env["prm.list.export"]._lists()

    @api.model
    def _kinds(self, portal):
        """Return the keys of the lists that a portal shows to who works there."""
        if not portal._is_own():
            return []
        is_shown = self.env["prm.portal.switches"]._is_shown
        return [kind for kind in self._services() if is_shown(portal, kind)]

    @api.model
    def _spec(self, kind):
        """Return what a list offers to the current user.

        :param str kind: of the list
        """
        service = self.env[self._services()[kind]]
        return self.env["prm.list.dates"]._complete(service._spec(kind))

    # ------------------------------------------------------------------- above a list

    @api.model
    def _row(self, portal, kind, query):
        """Return what stands above a list, None where nobody saves anything.

        :param portal: one that the current user may open
        :param str kind: of the list
        :param dict query: what the list is asked now
        :return: ``filters`` as links, ``query`` as text, ``url`` to save at, ``all``:
            address of the page of all, ``is_new``: this is worth to be saved
        """
        if kind not in self._kinds(portal):
            return None
        text = rules.text_of(query)
        own, shared = self._filters(portal, kind)
        links = [self._link(portal, each) for each in [*own, *shared]]
        usable = [link for link in links if not link["left"]]
        for link in usable:
            link["current"] = link.pop("query") == text
        address = portal._url("saved")
        return {
            "filters": usable[:ROW],
            "query": text,
            "url": address,
            "all": f"{address}?list={kind}" if links else "",
            "is_new": bool(text) and not any(link["current"] for link in usable),
        }

    @api.model
    def _filters(self, portal, kind):
        """Return the own filters of a list and those of colleagues."""
        filters, me = self.env["prm.saved.filter"], self.env.user.partner_id
        of_list = Domain("kind", "=", kind)
        mine, shared = Domain("partner_id", "=", me.id), Domain("is_shared", "=", True)
        found = filters._of_list(portal, kind, LISTED)
        found_sudo = found.sudo()
        own = found_sudo.filtered(lambda each: each.partner_id == me).with_env(self.env)
        if len(found) < LISTED:
            return own, found - own
        # What colleagues share may have crowded out own ones.
        return (
            filters._here(portal, of_list & mine),
            filters._here(portal, of_list & shared & ~mine, LISTED),
        )

    @api.model
    def _link(self, portal, saved):
        """Return a filter as a link; of a colleague's also whose it is."""
        saved_sudo = saved.sudo()
        is_own = saved_sudo.partner_id == self.env.user.partner_id
        return {
            "name": saved_sudo.name,
            "url": portal._url("saved", saved.id),
            "owner": "" if is_own else saved_sudo.partner_id.name or "",
            "shared": saved_sudo.is_shared,
            "left": saved_sudo.member_state == "disabled",
            "query": saved_sudo.query,
        }

    # -------------------------------------------------------------------------- pages

    @api.model
    def _page(self, portal, kind):
        """Return the page of all filters of a list: the own ones, then the others.

        :param portal: one that the current user may open
        :param str kind: of the list
        """
        own, shared = self._filters(portal, kind)
        return {
            "list_name": self.env["prm.portal.sections"]._title(portal, kind),
            "list_url": portal._url(kind),
            "own": [self._entry(portal, each) for each in own],
            "shared": [self._entry(portal, each) for each in shared],
            "most": rules.MOST,
        }

    @api.model
    def _form(self, portal, kind, query):
        """Return what the form that saves a filter needs beside what was typed.

        :param portal: one that the current user may open
        :param str kind: of the list
        :param dict query: what the list is asked
        """
        return {
            "kind": kind,
            "query": rules.text_of(query),
            "url": portal._url("saved"),
            "list_name": self.env["prm.portal.sections"]._title(portal, kind),
        }

    @api.model
    def _entry(self, portal, saved):
        """Return one filter with what the current user may do with it."""
        allowed = self.env["prm.saved.filter.desk"]._allowed(saved)
        return {
            **self._link(portal, saved),
            "id": saved.id,
            "edit_url": portal._url("saved", saved.id, "edit") if allowed else "",
            "allowed": sorted(allowed),
        }

    @api.model
    def _one(self, portal, saved):
        """Return the page of one filter.

        :param portal: one that the current user may open
        :param saved: in the current user's environment
        """
        kind = saved.kind
        return {
            **self._entry(portal, saved),
            "kind": kind,
            "list_name": self.env["prm.portal.sections"]._title(portal, kind),
            "list_url": portal._url(kind),
            "all": f"{portal._url('saved')}?list={kind}",
        }

    @api.model
    def _asked(self, saved):
        """Return what a filter asks, as parameters of its list.

        :param saved: one that the current user may read
        """
        saved.check_access("read")
        saved_sudo = saved.sudo()
        return rules.asked(saved_sudo.query)


class PrmPortalGlance(models.AbstractModel):
    """A list asks which filters stand above it."""

    _inherit = "prm.portal.glance"

    def _ahead(self, portal, page, record=None):
        ahead = super()._ahead(portal, page, record)
        if page not in self.env["prm.saved.filter.page"]._kinds(portal):
            return ahead
        ids = self.env["prm.saved.filter"]._ids_of_list(portal, page, LISTED)
        return ahead | {("saved filters", portal.id, page): ids}
