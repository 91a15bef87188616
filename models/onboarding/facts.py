"""What tells whether a step of a new partner is done: facts, never a click."""

from functools import partial

from odoo import api, models

from ..common.visit.once import once

# What a profile should say: of the person, and of the organization.
ASKED = {
    "contact": frozenset({"name", "email", "phone"}),
    "organization": frozenset({"name", "street", "city", "country_id", "website"}),
}


class PrmPartnerFacts(models.AbstractModel):
    """Answers about the current user's own partnership on a portal.

    Methods take a portal of the person's own, and read as superuser what the person
    may not: nothing of it is shown but whether it is done.
    """

    _name = "prm.partner.facts"
    _description = "Facts about a new partner"

    @api.model
    def _partnership_sudo(self, portal):
        """Return the own partnership (sudo) on a portal, maybe none."""
        return portal._own_partnership().sudo()

    @api.model
    def _are_hidden(self, portal):
        """Tell whether the current user put the first steps away."""
        partnership = portal._own_partnership()
        member_sudo = self.env["prm.terms.desk"]._member_sudo(partnership)
        return member_sudo.first_steps_hidden

    @api.model
    def _offers(self, portal, section):
        """Tell whether a portal offers the current user a section."""
        return section in self.env["prm.portal.sections"]._urls(portal)

    # ------------------------------------------------------------------------ terms

    @api.model
    def _has_terms(self, portal):
        """Tell whether there are terms: accepted, or to be accepted by this person."""
        partnership_sudo = self._partnership_sudo(portal)
        desk = self.env["prm.terms.desk"]
        if not desk._current_sudo(partnership_sudo):
            return False
        may_accept = bool(desk._verdict_role(partnership_sudo))
        return may_accept or not desk._is_waiting(partnership_sudo)

    @api.model
    def _has_accepted_terms(self, portal):
        """Tell whether the current terms are accepted."""
        partnership_sudo = self._partnership_sudo(portal)
        return not self.env["prm.terms.desk"]._is_waiting(partnership_sudo)

    # ---------------------------------------------------------------------- profile

    @api.model
    def _lacking(self, portal):
        """Return profile → names of fields that are empty and open to the person."""
        ask = partial(self._find_lacking, portal)
        return once(self.env, ("lacking", portal.id), ask)

    def _find_lacking(self, portal):
        pages, desk = self.env["prm.profile.page"], self.env["prm.profile.desk"]
        lacking = {}
        for form, names in self._asked(portal).items():
            record_sudo = desk._record_sudo(portal, form)
            said = pages._waiting(portal, form, record_sudo).keys()
            lacking[form] = {name for name in names - said if not record_sudo[name]}
        return lacking

    @api.model
    def _asked(self, portal):
        """Return profile → names of fields that should be filled, as far as open.

        What the portal requires is among them.
        """
        registry, asked = self.env["prm.profile.fields"], {}
        for form, names in ASKED.items():
            switches = registry._own_switches(form, portal)
            stored = {entry.name for entry in registry._of(form) if entry.stored}
            asked[form] = {
                name
                for name in stored
                if switches[name].editable
                and (name in names or switches[name].required)
            }
        return asked

    @api.model
    def _has_profile(self, portal):
        """Tell whether the current user may fill anything of a profile."""
        return any(self._asked(portal).values())

    @api.model
    def _is_profile_complete(self, portal):
        """Tell whether the person, and for supervisors the organization, say enough."""
        return not any(self._lacking(portal).values())

    @api.model
    def _profile_url(self, portal):
        """Return the address of the profile that lacks something."""
        of_person = self._lacking(portal)["contact"] or not any(
            self._lacking(portal).values()
        )
        return portal._url("profile", *(() if of_person else ("organization",)))

    # ------------------------------------------------------------------- colleagues

    @api.model
    def _may_invite(self, portal):
        """Tell whether the current user is a supervisor who may invite colleagues."""
        if not self._offers(portal, "colleagues"):
            return False
        partnership_sudo = self._partnership_sudo(portal)
        return bool(self.env["prm.colleague.entrance"]._verdict(partnership_sudo))

    @api.model
    def _has_colleague(self, portal):
        """Tell whether somebody else of the partner is there, or invited."""
        partnership_sudo = self._partnership_sudo(portal)
        if len(partnership_sudo.member_ids) > 1:
            return True
        invitations_sudo = self.env["prm.invitation"].sudo()
        own = [("partnership_id", "=", partnership_sudo.id)]
        return bool(invitations_sudo.search_count(own, limit=1))

    # -------------------------------------------------------------- program and deals

    @api.model
    def _has_program(self, portal):
        """Tell whether the current user is offered the section of the program."""
        return self._offers(portal, "program")

    @api.model
    def _has_certificate(self, portal):
        """Tell whether somebody of the partner passed a training or certification."""
        partnership_sudo = self._partnership_sudo(portal)
        return "passed" in partnership_sudo.certificate_ids.mapped("result")

    @api.model
    def _may_register(self, portal):
        """Tell whether the current user may register deals on a portal."""
        if not self._offers(portal, "registrations"):
            return False
        return bool(portal._own_partnership()._verdict_register())

    @api.model
    def _has_registered(self, portal):
        """Tell whether the partner has submitted a deal."""
        return bool(self._partnership_sudo(portal).first_registration_on)
