"""A partner gains nothing on models that are not ours."""

from odoo.tests import tagged

from ..common import PrmCase

OPERATIONS = ("read", "write", "create", "unlink")
# What core leaves open to portal users, and we close to partners: the other way round.
CLOSED = {
    "res.partner": {
        "comment",
        "message_ids",
        "website_message_ids",
        "opportunity_ids",
        "same_vat_partner_id",
        "same_company_registry_partner_id",
    },
    "res.users": {"message_ids", "website_message_ids"},
    "mail.message": {"parent_id", "child_ids", "notified_partner_ids"},
}


@tagged("post_install", "-at_install")
class TestAccessPlatform(PrmCase):
    """A partner against a portal user without partner role, model by model."""

    def _foreign_models(self):
        return sorted(
            name
            for name, model in self.env.items()
            if not name.startswith("prm.") and model._auto and not model._abstract
        )

    def _rights(self, user, name):
        access = self.env(user=user)["ir.model.access"]
        return {each for each in OPERATIONS if access.check(name, each, False)}

    def _fields(self, user, name, operation="read"):
        model = self.env(user=user)[name]
        return {
            field.name
            for field in model._fields.values()
            if model._has_field_access(field, operation)
        }

    def test_no_right_on_a_model_of_the_platform_comes_from_prm(self):
        for user in (self.partner_a, self.supervisor_a):
            for name in self._foreign_models():
                gained = self._rights(user, name) - self._rights(self.portal_user, name)
                self.assertFalse(gained, name)

    def test_no_field_of_a_model_of_the_platform_becomes_accessible(self):
        for user in (self.partner_a, self.supervisor_a):
            for name in self._foreign_models():
                for operation in ("read", "write"):
                    theirs = self._fields(user, name, operation)
                    plain = self._fields(self.portal_user, name, operation)
                    self.assertFalse(theirs - plain, f"{operation} {name}")

    def test_our_fields_on_models_of_the_platform_are_for_employees(self):
        users = (self.partner_a, self.supervisor_a, self.portal_user, self.public_user)
        for name in self._foreign_models():
            fields = self.env[name]._fields.values()
            ours = {field.name for field in fields if field._modules == ("prm",)}
            for user in users:
                if name == "crm.lead" or self._rights(user, name):
                    self.assertFalse(ours & self._fields(user, name), name)

    def test_our_fields_on_leads_and_contacts_are_found_by_this_test(self):
        lead = self.env["crm.lead"]._fields["registration_ids"]
        self.assertEqual(lead._modules, ("prm",))
        contact = self.env["res.partner"]._fields["partnership_ids"]
        self.assertEqual(contact._modules, ("prm",))

    def test_leads_and_their_fields_stay_closed(self):
        for user in (self.partner_a, self.supervisor_a):
            if "partner_assigned_id" not in self.env["crm.lead"]._fields:
                self.assertFalse(self._rights(user, "crm.lead"))
            for name in ("registration_ids", "prm_partner_name", "prm_match_name"):
                self.assertNotIn(name, self._fields(user, "crm.lead"))

    def test_what_core_leaves_open_is_closed_to_partners(self):
        for name, closed in CLOSED.items():
            for user in (self.partner_a, self.supervisor_a):
                if name == "res.users":  # inherited: the contact's field decides
                    continue
                self.assertFalse(closed & self._fields(user, name), name)
            self.assertTrue(closed <= self._fields(self.portal_user, name), name)
