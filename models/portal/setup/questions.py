"""Own questions of a portal's registration form, without code."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ....policy.question import code_of_question, label_of
from ..form.questions import PREFIX

# From other parts: registration_field_ids


class PrmPortal(models.Model):
    """Portals: the questions that registrations answer."""

    _name = "prm.portal"
    _inherit = ["prm.portal"]

    property_definition = fields.PropertiesDefinition("Own questions")
    # Odoo's editor of properties works on records that have answers: the portal shows
    # itself as one, and keeps none.
    question_portal_id = fields.Many2one(
        "prm.portal", "Portal", compute="_compute_question_portal_id"
    )
    question_editor = fields.Properties(
        "Questions",
        definition="question_portal_id.property_definition",
        store=False,
        copy=False,
    )

    @api.depends("name")
    def _compute_question_portal_id(self):
        for portal in self:
            portal.question_portal_id = portal._origin

    @api.constrains("property_definition")
    def _check_questions(self):
        """Refuse what partners cannot be asked.

        :raises ValidationError: with the label of the question
        """
        for portal in self:
            for definition in portal.property_definition or []:
                if code := code_of_question(definition):
                    sentence = self.env["prm.messages"]._text(code)
                    label = label_of(definition)
                    raise ValidationError(
                        self.env._(
                            "%(question)s: %(problem)s",
                            question=label or self.env._("Own questions"),
                            problem=sentence,
                        )
                    )

    def _follow_questions(self):
        """Let the rows of the form follow questions that came and went."""
        for portal in self:
            names = {PREFIX + each["name"] for each in portal.property_definition or []}
            rows = portal.registration_field_ids
            gone = rows.filtered(
                lambda row, names=names: (
                    row.name.startswith(PREFIX) and row.name not in names
                )
            )
            gone.unlink()
        self.env["prm.portal.field"]._complete(self)
