"""No field that people see is called as programmers call it."""

from odoo.tests import tagged

from ..common import PrmCase

# Odoo's own, on each model.
AUTOMATIC = frozenset(
    {"create_uid", "write_uid", "create_date", "write_date", "display_name"}
)


def made_of_its_name(field):
    """Tell whether Odoo made the label of the name, and it is more than one word.

    A single word ("Reason") is a word of people; several are a name of programmers:
    "Level Up", "Is Open", "Prm Is Blocked".
    """
    name = field.name.removesuffix("_ids").removesuffix("_id")
    return "_" in name and field.string == name.replace("_", " ").title()


def is_seen(field):
    """Tell whether the dialogs of filters, groups or exports offer the field."""
    is_found = bool(field.store or field.search or field.related)
    # Odoo filters by no JSON.
    return field.exportable or (is_found and field.type != "json")


@tagged("-at_install", "post_install")
class TestBackendLabels(PrmCase):
    def fields_of_ours(self):
        """Return pairs of model and field of our addons that an employee may read."""
        modules = self.env["ir.module.module"].sudo()
        ours = modules.search([("name", "=like", "prm%"), ("state", "=", "installed")])
        ours = set(ours.mapped("name"))
        shown = set(self.env["ir.ui.view"].search([]).mapped("model"))
        for name in self.env.registry:
            model = self.env[name].with_user(self.channel_admin)
            if model._transient or name not in shown or not model.has_access("read"):
                continue
            for field in model._fields.values():
                is_ours = field._modules and set(field._modules) <= ours
                is_named = is_ours and field.name not in AUTOMATIC
                if is_named and model._has_field_access(field, "read"):
                    yield model, field

    def test_what_lists_filters_and_exports_offer_has_a_label_for_people(self):
        seen = 0
        for model, field in self.fields_of_ours():
            if is_seen(field):
                seen += 1
                with self.subTest(model=model._name, field=field.name):
                    self.assertFalse(made_of_its_name(field), field.string)
                    self.assertNotRegex(field.string, r"(?i)\b(prm|kpi)\b")
        self.assertGreater(seen, 500)

    def test_a_label_that_was_made_of_a_name_is_found(self):
        registration = self.env["prm.registration"]._fields
        self.assertTrue(made_of_its_name(registration["draft_input"]))
        self.assertFalse(is_seen(registration["draft_input"]))
        self.assertTrue(is_seen(registration["submission_token"]))
        self.assertFalse(made_of_its_name(registration["submission_token"]))
        self.assertFalse(made_of_its_name(registration["reviewer_id"]))
