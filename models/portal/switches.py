"""What a portal shows and lets partners do: one place reads what administrators set."""

from typing import NamedTuple

from odoo import api, models, tools
from odoo.fields import Domain

from ...policy.portal_switches import Switches, verdict_deal
from ...policy.verdict import ALLOWED, refuse
from ..common.thread_mixin import partnership_of

DEALS = ("registrations", "opportunities")
# Whose messages go with the section of the program.
OF_PROGRAM = frozenset({"prm.partnership", "prm.certificate", "prm.marketing.activity"})


class PortalSwitches(NamedTuple):
    """What portals narrow: pairs of portal id and key, so that it can be remembered."""

    hidden: frozenset = frozenset()  # sections
    own: frozenset = frozenset()  # sections that show own records only

    def hidden_on(self, key):
        """Return the ids of the portals that do not show the section."""
        return sorted(portal for portal, hidden in self.hidden if hidden == key)

    def own_on(self, key):
        """Return the ids of the portals where the section shows own records only."""
        return sorted(portal for portal, own in self.own if own == key)


class PrmPortalSwitches(models.AbstractModel):
    """Sections and related information of portals, as their administrators set them.

    What has no row is as its registry says: shown, with everything allowed there.
    Callers may have no right on the rows, which tell nothing but what pages show.
    """

    _name = "prm.portal.switches"
    _description = "What portals show"

    # ------------------------------------------------------------------ of one portal

    @api.model
    def _row(self, portal, key):
        """Return the row of a section of a portal as plain values, maybe none."""
        rows = portal._set_rows("section")
        return next((row for row in rows if row.key == key), None)

    @api.model
    def _is_shown(self, portal, key):
        """Tell whether a portal shows the section ``key``."""
        row = self._row(portal, key)
        return not row or row.visible

    @api.model
    def _may_create(self, portal, key):
        """Tell whether partners may create something in the section ``key``."""
        row = self._row(portal, key)
        return not row or (row.visible and row.can_create)

    @api.model
    def _may_edit(self, portal, key):
        """Tell whether partners may change something in the section ``key``."""
        row = self._row(portal, key)
        return not row or (row.visible and row.can_edit)

    @api.model
    def _has_block(self, portal, key):
        """Tell whether pages of a portal's deals show the information ``key``."""
        rows = portal._set_rows("block")
        return all(row.visible for row in rows if row.key == key)

    # -------------------------------------------------------------------- verdicts

    @api.model
    def _verdict_register(self, portal):
        """Tell whether partners may register deals on this portal."""
        is_open = self._may_create(portal, "registrations")
        return ALLOWED if is_open else refuse("registrations_closed")

    @api.model
    def _verdict_form(self, portal):
        """Tell whether partners fill the form at all, new ones or returned ones."""
        if self._may_create(portal, "registrations"):
            return ALLOWED
        switches = self._switches(portal)
        return verdict_deal("edit", "action_required", switches)

    @api.model
    def _verdict_files(self, portal):
        """Tell whether partners may send files on this portal."""
        is_on = self._has_block(portal, "files")
        return ALLOWED if is_on else refuse("files_off")

    @api.model
    def _verdict_deal(self, deal, action):
        """Tell whether the portal of a deal leaves an action of partners on it.

        It looks at portal, state, origin and outcome of the deal, and at nothing else.
        """
        deal_sudo = deal.sudo()
        switches = self._switches(deal_sudo.portal_id)
        return verdict_deal(action, deal_sudo.state, switches)

    @tools.ormcache("portal.id", "portal._setup_now()")
    def _switches(self, portal):
        return Switches(
            create=self._may_create(portal, "registrations"),
            edit=self._may_edit(portal, "registrations"),
            talk=self._has_block(portal, "conversation"),
            files=self._has_block(portal, "files"),
            **self._own_switches(portal),
        )

    def _own_switches(self, portal):
        """Hook: return the switches of single actions on deals, by their names.

        They are remembered: they say what is set of the portal, and nothing else.

        :param portal: whose they are
        """
        return {}

    @api.model
    def _hidden_inputs(self, portal):
        """Return the names of fields of the form whose answers nobody would see."""
        inputs = {"comments": "conversation", "attachments": "files"}
        return frozenset(
            name for name, block in inputs.items() if not self._has_block(portal, block)
        )

    # ---------------------------------------------------------------- conversations

    @api.model
    def _is_talk_shown(self, record):
        """Tell whether partners read the messages of a record that they may read.

        :param record: of a thread; a partnership and its parts belong to the program
        """
        record_sudo = record.sudo()
        if record._name == "prm.registration":
            return self._has_block(record_sudo.portal_id, "conversation")
        if record._name not in OF_PROGRAM:
            return True
        portal_sudo = partnership_of(record_sudo).portal_id
        return self._is_shown(portal_sudo, "program")

    # ------------------------------------------------------------- what a person sees

    @api.model
    def _of_companies(self, companies):
        """Return what all portals of ``companies`` narrow, archived ones as well.

        Deals stay on the portal on which they were registered, whatever the portal of
        the partnership is today.
        """
        rows_sudo = self.env["prm.portal.section"].sudo()
        rows_sudo = rows_sudo.search(
            [
                ("portal_id.company_id", "in", companies.ids),
                "|",
                ("visible", "=", False),
                ("scope", "=", "own"),
            ]
        )
        entries = self.env["prm.portal.sections"]._entries()
        scoped = {entry.key for entry in entries if entry.scoped}
        return PortalSwitches(
            hidden=frozenset(
                (row.portal_id.id, row.key) for row in rows_sudo if not row.visible
            ),
            own=frozenset(
                (row.portal_id.id, row.key)
                for row in rows_sudo
                if row.scope == "own" and row.key in scoped
            ),
        )

    @api.model
    def _section_domain(self, key):
        """Return the domain of the records that a section shows to the current user.

        Of everything that has ``portal_id`` and ``contact_id``, whatever the section
        holds; it narrows, and is empty where nothing is switched off.
        """
        switches = self.env.user._prm_scope().switches
        domain = Domain.TRUE
        if hidden := switches.hidden_on(key):
            domain &= Domain("portal_id", "not in", hidden)
        if own := switches.own_on(key):
            mine = Domain("contact_id", "=", self.env.user.partner_id.id)
            domain &= mine | Domain("portal_id", "not in", own)
        return domain

    @api.model
    def _deals_domain(self):
        """Return the domain of the deals that the current user sees in any section.

        A registered deal belongs to the registrations, one with an outcome to the
        opportunities, and is seen in one of them; an offer, of which an opportunity may
        come, is seen where offers and opportunities are. What is none of these is seen
        where both lists of deals are.
        """
        registrations, opportunities = map(self._section_domain, DEALS)
        offers = self._section_domain("offers") & opportunities
        is_offer = Domain("origin", "=", "offered") & Domain("outcome", "=", False)
        deals = (
            (Domain("outcome", "!=", False) | registrations)
            & (Domain("origin", "=", "registered") | opportunities)
            & (registrations | opportunities)
        )
        return (offers | ~is_offer) & (deals | is_offer)
