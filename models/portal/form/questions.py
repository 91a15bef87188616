"""The portal's own questions: entries of the form, and their answers."""

from datetime import date

from odoo import api, fields, models, tools

from ....policy.question import (
    KINDS,
    LENGTHS,
    code_of_question,
    label_of,
    options_of,
    value_of,
)
from .field import FormField

PREFIX = "question_"
# Rows of the registration's page, before the people.
ROW_ORDER = 60


class PrmRegistrationQuestions(models.AbstractModel):
    """What an administrator asks without code, kept as Odoo keeps properties.

    Writing properties replaces all answers: what is given here is complete, and has
    names that the portal asks for alone.
    """

    _name = "prm.registration.questions"
    _description = "Own questions of a registration form"

    @api.model
    def _entries(self, portal):
        """Return the entries of a portal's questions, as the registry's are.

        What cannot be asked is left out: somebody may have written it past the checks.

        :param portal: one, or none: no questions then
        """
        return self._known(portal) if portal and portal.id else self._read(portal)

    @tools.ormcache("portal.id", "self.env.lang", "portal._setup_now()")
    def _known(self, portal):
        return self._read(portal)

    def _read(self, portal):
        return tuple(
            self._entry(definition, place)
            for place, definition in enumerate(self._definitions(portal))
            if not code_of_question(definition)
        )

    def _definitions(self, portal):
        """Hook: return the definitions of the questions, as Odoo keeps them."""
        portal_sudo = (portal or self.env["prm.portal"]).sudo()
        return portal_sudo.property_definition or []

    def _entry(self, definition, place):
        kind, name = KINDS[definition["type"]], PREFIX + definition["name"]
        options = options_of(definition) if kind == "choice" else ()
        return FormField(
            name=name,
            question=definition["name"],
            card="questions",
            kind=kind,
            order=10 * (place + 1),
            length=LENGTHS.get(definition["type"], 0),
            options=tuple(key for key, _label in options),
            option_labels=options,
            choices=name if options else "",
            label=label_of(definition),
            default=value_of(definition, definition.get("default")) or False,
            optional=True,
            listed=True,
            row_order=ROW_ORDER,
        )

    @api.model
    def _searched(self):
        """Hook: return the paths of the texts in which a person's search looks."""
        portals = self.env["prm.portal"]._for_user()
        return sorted(
            {
                f"properties.{entry.question}"
                for portal in portals
                for entry in self._entries(portal)
                if entry.is_text
            }
        )

    # ----------------------------------------------------------------------- answers

    @api.model
    def _answers(self, registration):
        """Return name of a question → answer, None where there is none.

        :param registration: one that the current user may read
        """
        registration_sudo = registration.sudo()
        [row] = registration_sudo.read(["properties"])
        return {
            each["name"]: value_of(each, each.get("value"))
            for each in row["properties"] or []
        }

    @api.model
    def _stored(self, answers):
        """Return answers as they are stored: name of a question → plain value.

        :param dict answers: name of a question → value, False or None for nothing
        """
        return {
            name: fields.Date.to_string(value) if isinstance(value, date) else value
            for name, value in answers.items()
            if value is not None
        }
