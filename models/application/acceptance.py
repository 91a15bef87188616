"""An application is accepted: company, person, partnership, invitation, once."""

from typing import NamedTuple

from odoo import api, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tools.misc import clean_context

from .mailing import ACCEPTED


class Accepted(NamedTuple):
    """What an employee chose: records in the employee's own environment.

    ``organization`` and ``person`` are empty for new ones.
    """

    program: models.BaseModel
    tier: models.BaseModel
    owner: models.BaseModel
    assigned: models.BaseModel
    organization: models.BaseModel
    person: models.BaseModel
    role: str = "supervisor"
    is_activated: bool = True
    is_invited: bool = True


class PrmApplicationAcceptance(models.AbstractModel):
    """Makes a partner of an applicant, with the rights of who accepts.

    What was typed goes into new contacts alone; who was there before stays as it is.
    """

    _name = "prm.application.acceptance"
    _description = "Acceptance of applications"

    @api.model
    def _accept(self, application, chosen):
        """Accept an application in one transaction; of two people the first one does.

        :param chosen: :class:`Accepted`
        :return: the partnership
        :raises AccessError: without write access, or the right to create partnerships
        :raises UserError: when it was decided already, or with what stands against it
        """
        application.ensure_one()
        application.check_access("write")
        self._check_may_create()
        application._check_waits("accepted")
        self._check(application, chosen)
        organization = chosen.organization or self._create_organization(application)
        partnership = self._create_partnership(chosen, organization)
        person = self._person(application, chosen, partnership)
        partnership.contact_id = person
        if chosen.is_activated:
            partnership.action_activate()
        if chosen.is_invited:
            partnership._invite(person, chosen.role)
        self._settle(application, partnership, person, chosen)
        return partnership

    def _check_may_create(self):
        """Refuse who may not create partnerships.

        :raises AccessError: saying who may
        """
        if not self.env["prm.partnership"].has_access("create"):
            code = "application_not_to_accept"
            raise AccessError(self.env["prm.messages"]._text(code))

    def _check(self, application, chosen):
        """Refuse what does not fit together.

        :raises UserError: saying what
        """
        organization, person = chosen.organization, chosen.person
        is_own = person.commercial_partner_id == organization
        codes = {
            "application_program_unfit": not chosen.program
            or chosen.program.portal_id != application.portal_id,
            "application_person_unfit": bool(person)
            and (not organization or not is_own or person.is_company),
            "application_must_be_active": chosen.is_invited and not chosen.is_activated,
        }
        if wrong := [code for code, is_wrong in codes.items() if is_wrong]:
            raise UserError(self.env["prm.messages"]._text(wrong[0]))
        self._check_is_no_partner(application, organization)

    def _check_is_no_partner(self, application, organization):
        """Refuse a second partnership of a company that has one.

        :raises UserError: naming it to who may read it
        """
        own_sudo = organization.sudo().partnership_ids.filtered(
            lambda own: (
                own.state != "terminated" and own.company_id == application.company_id
            )
        )
        if own_sudo:
            raise UserError(
                self.env._(
                    "%(company)s is a partner already: %(partnership)s. Work with that "
                    "partnership, and decline the application.",
                    company=organization.display_name,
                    partnership=application._names_of(own_sudo),
                )
            )

    def _create_organization(self, application):
        """Return a new company of what was typed."""
        contacts = self.env(context=clean_context(self.env.context))["res.partner"]
        contacts = contacts.with_context(no_vat_validation=True)
        return contacts.create(self._prepare_organization(application))

    def _prepare_organization(self, application):
        """Return the values of a new company."""
        application_sudo = application.sudo()
        lang = self.env["prm.application.mailing"]._lang(application_sudo)
        return {
            "name": application.name,
            "is_company": True,
            "website": application.website,
            "vat": application.vat,
            "country_id": application.country_id.id,
            "lang": lang,
            "company_id": application.company_id.id,
        }

    def _create_partnership(self, chosen, organization):
        """Return a new partnership, a draft."""
        here = self.env(context=clean_context(self.env.context))
        return here["prm.partnership"].create(
            {
                "partner_id": organization.id,
                "program_id": chosen.program.id,
                "tier_id": chosen.tier.id,
                "user_id": chosen.owner.id,
                "user_ids": [Command.set((chosen.assigned | chosen.owner).ids)],
            }
        )

    def _person(self, application, chosen, partnership):
        """Return the first person: chosen, known by the address, or new.

        :raises UserError: with what is wrong with a new one
        """
        if chosen.person:
            return chosen.person
        entry = self.env["prm.person.entry"]
        organization = partnership.partner_id
        known = entry._known(organization, application.email).filtered("active")
        if known:
            return known
        typed = {
            "name": application.person_name,
            "email": application.email,
            "phone": application.phone,
        }
        return entry._create_contact(partnership, entry._cleaned(typed, is_new=True))

    def _settle(self, application, partnership, person, chosen):
        """Note what came of it; tell the applicant, unless an invitation does."""
        application._move_to(
            "accepted",
            **self.env["prm.application.desk"]._decision(),
            program_id=chosen.program.id,
            partnership_id=partnership.id,
            person_id=person.id,
        )
        portal_sudo = application.sudo().portal_id
        if not (chosen.is_invited and portal_sudo._tells("partner_added")):
            self.env["prm.application.mailing"]._mail(application, ACCEPTED)
        self.env["prm.application.notice"]._note(
            application,
            self.env._("Accepted: %s", partnership.name),
            self.env._("Person: %s", person.name),
        )
