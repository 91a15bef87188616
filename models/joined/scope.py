"""What of another app's records a person finds. Nobody has a right on them."""

from odoo import SUPERUSER_ID, models
from odoo.fields import Domain
from odoo.tools import SQL

# Context of what partners do themselves: nobody tells them. No RPC can send it.
BY_PARTNER = object()


class PrmJoinedScope(models.AbstractModel):
    """The verdict that stands before every look at a record with superuser rights.

    Records hang on deals, or on their opportunities. Heirs name the section
    (``_kind``) and the field by which a record hangs on them (``_link``), and say in
    which records they look (``_records_sudo``) and what of them a person finds
    (``_found``).
    """

    _name = "prm.joined.scope"
    _description = "Another app's records, as a person finds them"
    _kind = ""
    _link = ""

    def _records_sudo(self):
        """Hook: return the model (sudo) in which the section looks."""
        raise NotImplementedError

    def _found(self, portal):
        """Hook: return the domain of what a portal that offers the section shows.

        :param portal: of the current user
        """
        return self._of_deals(self._deals_domain(portal))

    def _is_offered(self, portal):
        """Tell whether the current user finds the section on a portal."""
        is_shown = self.env["prm.portal.switches"]._is_shown(portal, self._kind)
        return is_shown and portal._is_own()

    def _may_ask(self, portal):
        """Tell whether the current user may ask for a record on a portal."""
        may_create = self.env["prm.portal.switches"]._may_create(portal, self._kind)
        return may_create and self._is_offered(portal)

    def _as_system(self, records, **context):
        """Return records for a deed of a partner: the person becomes no follower."""
        context["prm_by_partner"] = BY_PARTNER
        return records.with_user(SUPERUSER_ID).with_context(**context)

    # ------------------------------------------------------------------- which records

    def _within(self, portal):
        """Return the domain of all that the current user finds on a portal."""
        return self._found(portal) if self._is_offered(portal) else Domain.FALSE

    def _find_sudo(self, portal, number):
        """Return a record (sudo) that the current user finds; missing ones look alike.

        :param portal: that the current user may open
        :param int number: id of the record
        """
        within = self._within(portal.with_env(self.env))
        return self._records_sudo().search(within & Domain("id", "=", number), limit=1)

    def _finders_sudo(self, portal, record, people):
        """Return who of ``people`` (sudo) finds a record on a portal now."""
        portal_sudo = portal.sudo()
        portal_sudo = portal_sudo.with_context(allowed_company_ids=[])

        def is_found(user):
            here = portal_sudo.with_user(user)
            return bool(here.env[self._name]._find_sudo(here, record.id))

        return people.filtered(lambda person: any(map(is_found, person.user_ids)))

    def _tell(self, record, deal, template_xmlid, people):
        """Tell the partner of a deal what happened to one of its records.

        Those whose deal it is, and further ``people``, as far as they find the record.

        :param record: with superuser rights, as ``deal`` and ``people`` are
        :param str template_xmlid: of one of the section's ``news``
        """
        authors = deal.contact_id | deal.representative_id
        self._tell_some(record, deal, template_xmlid, people | authors)

    def _tell_some(self, record, about, template_xmlid, people):
        """Tell those of ``people`` who find a record what happened to it.

        :param record: with superuser rights, as ``about`` and ``people`` are
        :param about: deal, or partnership, for which it is
        :param str template_xmlid: of one of the section's ``news``
        """
        portal = about.portal_id
        if finders := self._finders_sudo(portal, record, people):
            path = portal._url(self._kind, record.id)
            told = (template_xmlid, finders, path, record.display_name)
            takes_answers = self.env["prm.joined"]._desk(self._kind) is not None
            answered = record if takes_answers else None
            self.env["prm.joined.telling"]._tell(about, *told, record=answered)

    # --------------------------------------------------------------------- whose deals

    def _deals_domain(self, portal):
        """Return the domain of the deals whose records a portal shows to its people."""
        shown = self.env["prm.portal.switches"]._section_domain(self._kind)
        return Domain("portal_id", "=", portal.id) & shown

    def _own_deals_domain(self):
        """Return the same of all portals of the current user."""
        portals = self.env["prm.portal"]._for_user()
        return Domain.OR(self._deals_domain(portal) for portal in portals)

    def _deal_field(self):
        """Return the field of deals that says on what the records hang."""
        link = self._records_sudo()._fields[self._link]
        return "lead_id" if link.comodel_name == "crm.lead" else "id"

    def _linked_sudo(self, deals):
        """Return on what (sudo) the records of some deals hang."""
        deals_sudo = deals.sudo()
        return deals_sudo.lead_id if self._deal_field() == "lead_id" else deals_sudo

    def _of_deals(self, domain):
        """Return the domain of the records of all deals that the current user may read.

        :param domain: that narrows these deals
        """
        deals = self.env["prm.registration"]
        column = SQL.identifier(deals._table, self._deal_field())
        return Domain(self._link, "in", deals._search(domain).subselect(column))

    def _of_deal(self, deal):
        """Return the domain of the records of one deal."""
        return Domain(self._link, "in", self._linked_sudo(deal).ids)

    def _seen_deals_sudo(self, records):
        """Return id of a record → the deal (sudo) by which the current user sees it."""
        seen = self.env["prm.registration"]._search(self._own_deals_domain())
        links = Domain(self._deal_field(), "in", records[self._link].ids)
        deals_sudo = self.env["prm.registration"].sudo()
        deals_sudo = deals_sudo.search(Domain("id", "in", seen) & links)
        nobodys_sudo = deals_sudo.browse()
        of_link = {self._linked_sudo(deal).id: deal for deal in deals_sudo[::-1]}
        return {
            each.id: of_link.get(each[self._link].id, nobodys_sudo) for each in records
        }

    def _counts(self, deals):
        """Return id of a deal → how many of its records the current user may read."""
        records = self._records_sudo().sudo(False)
        groups, field = [], records._fields[self._link]
        if records.has_access("read") and records._has_field_access(field, "read"):
            links = Domain(self._link, "in", self._linked_sudo(deals).ids)
            groups = records._read_group(links, [self._link], ["__count"])
        counts = {link.id: number for link, number in groups}
        return {deal.id: counts.get(self._linked_sudo(deal).id, 0) for deal in deals}
