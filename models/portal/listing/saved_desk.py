"""What people of partners do with saved filters."""

from odoo import api, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL

from ....policy import saved_filter as rules
from ...common.errors import RegistrationRefused


class PrmSavedFilterDesk(models.AbstractModel):
    """Saves, renames, shares, deletes and hands on; each call decides anew.

    Changes by one person follow each other (``_claim``): of two filters that are saved
    at once under one name, the second finds the first.
    """

    _name = "prm.saved.filter.desk"
    _description = "Changes of saved filters"

    # --------------------------------------------------------------------- who, what

    @api.model
    def _member_sudo(self, portal):
        """Return the membership (sudo) of the current user on a portal, maybe none."""
        return self.env["prm.notification.box"]._member_sudo(portal)

    @api.model
    def _own_member_sudo(self, portal):
        """Return the same, for a change; nobody else changes the person's filters now.

        :raises AccessError: to who has none
        """
        member_sudo = self._member_sudo(portal)
        if not member_sudo:
            raise AccessError(self.env["prm.messages"]._text("not_your_role"))
        self.env["prm.serialization.key"]._claim([f"saved_filters:{member_sudo.id}"])
        return member_sudo

    @api.model
    def _find(self, portal, filter_id):
        """Return a filter of a portal that the current user may read, or none.

        One of a list whose addon is not there anymore is kept, and found with it.

        :param int filter_id: as an address names it
        """
        lists = list(self.env["prm.saved.filter.page"]._services())
        domain = [("id", "=", filter_id), ("kind", "in", lists)]
        return self.env["prm.saved.filter"]._here(portal, domain)

    @api.model
    def _allowed(self, saved):
        """Return what the current user may do with a filter, see the policy."""
        saved_sudo = saved.sudo()
        return rules.allowed(
            own=saved_sudo.partner_id == self.env.user.partner_id,
            shared=saved_sudo.is_shared,
            supervisor=self.env["prm.portal"]._is_supervisor(),
            left=saved_sudo.member_state == "disabled",
        )

    @api.model
    def _to_change_sudo(self, portal, saved, deed):
        """Return a filter (sudo) with which the current user may do something.

        :param str deed: of the policy
        :raises AccessError: to who may not; for what is gone and what is others' alike
        """
        self._own_member_sudo(portal)
        found = self._find(portal, saved.id)
        if not found or deed not in self._allowed(found):
            raise AccessError(self.env["prm.messages"]._text("not_your_role"))
        return found.sudo()

    # ----------------------------------------------------------------------- changes

    @api.model
    def _save(self, portal, kind, wish, is_replacing=False):
        """Save what a list was asked.

        :param str kind: of the list
        :param dict wish: ``name``, ``query`` (parameters → values, as the list
            understood them) and ``is_shared``
        :param bool is_replacing: over the own filter of this name, if there is one
        :return: the filter, in the current user's environment
        :raises AccessError: to who has no membership here
        :raises RegistrationRefused: at the name, when it is taken or the person has too
            many; nothing of it is written then
        :raises UserError: when the list is asked too much, or nothing at all
        """
        member_sudo = self._own_member_sudo(portal)
        values = self._prepare_values(portal, kind, wish)
        own_sudo = self._filters_sudo(member_sudo)
        same_sudo = self._named_sudo(own_sudo, kind, values["name"])
        if same_sudo and is_replacing:
            same_sudo.write(values)
            return same_sudo.sudo(False)
        self._require(rules.verdict_save(len(own_sudo), is_taken=bool(same_sudo)))
        filters_sudo = self.env["prm.saved.filter"].sudo()
        saved_sudo = filters_sudo.create(
            {**values, "member_id": member_sudo.id, "kind": kind}
        )
        return saved_sudo.sudo(False)

    @api.model
    def _prepare_values(self, portal, kind, wish):
        """Return what is written of a wish.

        :raises UserError: as :meth:`_save`
        """
        text = rules.text_of(wish["query"])
        is_offered = kind in self.env["prm.saved.filter.page"]._kinds(portal)
        if not (is_offered and text):
            raise UserError(self.env["prm.messages"]._text("filter_of_nothing"))
        if len(text) > rules.LONGEST_QUERY:
            raise UserError(self.env["prm.messages"]._text("filter_too_long"))
        return {
            "name": wish["name"],
            "query": text,
            "is_shared": bool(wish["is_shared"]),
        }

    @api.model
    def _change(self, portal, saved, name, is_shared):
        """Give an own filter another name, and share it or not.

        :raises AccessError: for what is not the current user's
        :raises RegistrationRefused: at the name, when another own one has it
        """
        saved_sudo = self._to_change_sudo(portal, saved, "rename")
        others_sudo = self._filters_sudo(saved_sudo.member_id) - saved_sudo
        is_taken = bool(self._named_sudo(others_sudo, saved_sudo.kind, name))
        self._require(rules.verdict_save(0, is_taken=is_taken))
        saved_sudo.write({"name": name, "is_shared": bool(is_shared)})

    @api.model
    def _delete(self, portal, saved):
        """Delete a filter.

        :raises AccessError: to who may not
        """
        saved_sudo = self._to_change_sudo(portal, saved, "delete")
        saved_sudo.unlink()

    @api.model
    def _unshare(self, portal, saved):
        """Take a colleague's filter back from all others; its owner keeps it.

        :raises AccessError: to who is no supervisor
        """
        saved_sudo = self._to_change_sudo(portal, saved, "unshare")
        saved_sudo.is_shared = False

    @api.model
    def _take_over(self, portal, saved):
        """Make a shared filter one's own whose owner has left.

        :raises AccessError: to who is no supervisor, and while the owner is there
        :raises UserError: when an own one has its name, or there are too many
        """
        saved_sudo = self._to_change_sudo(portal, saved, "take_over")
        member_sudo = self._member_sudo(portal)
        own_sudo = self._filters_sudo(member_sudo)
        same_sudo = self._named_sudo(own_sudo, saved_sudo.kind, saved_sudo.name)
        self._require(rules.verdict_save(len(own_sudo), is_taken=bool(same_sudo)))
        saved_sudo.member_id = member_sudo

    # ------------------------------------------------------------------------- tools

    @api.model
    def _filters_sudo(self, member):
        """Return all filters (sudo) of a member."""
        filters_sudo = self.env["prm.saved.filter"].sudo()
        return filters_sudo.search([("member_id", "=", member.id)])

    @api.model
    def _named_sudo(self, filters, kind, name):
        """Return the one of ``filters`` (sudo) with a name, capitals or not.

        The database compares, as its index does: not all alphabets agree with Python.
        """
        filters.flush_recordset(["kind", "name"])
        rows = self.env.execute_query(
            SQL(
                "SELECT id FROM prm_saved_filter"
                " WHERE id = ANY(%s) AND kind = %s AND lower(name) = lower(%s)",
                filters.ids,
                kind,
                name,
            )
        )
        return filters.browse(number for [number] in rows)

    @api.model
    def _require(self, verdict):
        """Refuse at the name what a verdict refuses.

        :raises RegistrationRefused: with its code
        """
        if not verdict:
            raise RegistrationRefused(self.env, {"name": verdict.code})
