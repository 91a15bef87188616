"""A person who is no person of the partner anymore has no access, on every way."""

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import Form, new_test_user, tagged

from ..common import PrmCase

KEEPER = "base.group_user,base.group_partner_manager"


@tagged("-at_install", "post_install")
class TestPeopleLeave(PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.keeper = new_test_user(cls.env, "keeper_t", KEEPER)
        cls.person = cls.partner_a.partner_id
        cls.member = cls.partnership_a.member_ids.filtered(
            lambda member: member.user_id == cls.partner_a
        )

    def setUp(self):
        super().setUp()
        self.deal = self._register()

    def desk(self, contact=None):
        """Return the contact as an employee has it who keeps the contacts."""
        return (contact or self.person).with_user(self.keeper)

    def assertEnded(self):
        self.env.invalidate_all()
        self.assertEqual(self.member.state, "disabled")
        self.assertFalse(self.partner_a.has_group("prm.group_prm_partner"))
        self.assertFalse(self.deal.with_user(self.partner_a).has_access("read"))
        self.assertFalse(self.env["prm.portal"].with_user(self.partner_a)._for_user())

    def assertStays(self):
        self.env.invalidate_all()
        self.assertEqual(self.member.state, "active")
        self.assertTrue(self.partner_a.has_group("prm.group_prm_partner"))
        self.assertTrue(self.deal.with_user(self.partner_a).has_access("read"))

    # -------------------------------------------------------------------- leaves

    def test_who_becomes_a_company_has_no_access(self):
        self.desk().write({"is_company": True})
        self.assertEnded()

    def test_nor_together_with_other_changes(self):
        self.desk().write({"is_company": True, "name": "Anna GmbH", "phone": "+49 1"})
        self.assertEnded()

    def test_nor_by_the_switch_of_the_form(self):
        with Form(self.desk()) as form:
            form.company_type = "company"
        self.assertEnded()

    def test_nor_by_an_import(self):
        [[identifier]] = self.person.export_data(["id"])["datas"]
        result = (
            self.env["res.partner"]
            .with_user(self.env.ref("base.user_admin"))
            .load(["id", "is_company"], [[identifier, "True"]])
        )
        self.assertFalse(result["messages"])
        self.assertEnded()

    def test_whose_organization_is_removed_has_no_access(self):
        self.desk().write({"parent_id": False})
        self.assertEnded()

    def test_whose_organization_is_another_one_has_no_access(self):
        self.desk().write({"parent_id": self.organization_b.id})
        self.assertEnded()

    def test_whom_the_organization_removes_from_its_people_has_no_access(self):
        organization = self.desk(self.organization_a)
        organization.write({"child_ids": [Command.unlink(self.person.id)]})
        self.assertEnded()

    def department(self):
        """Return a contact between the person and the organization."""
        department = self._create_person(self.organization_a, "sales")
        self.person.parent_id = department
        self.assertStays()
        return department

    def test_whose_department_becomes_a_company_has_no_access(self):
        self.desk(self.department()).write({"is_company": True})
        self.assertEnded()

    def test_whose_department_moves_away_has_no_access(self):
        self.desk(self.department()).write({"parent_id": self.organization_b.id})
        self.assertEnded()

    def test_whose_department_is_deleted_has_no_access(self):
        self.desk(self.department()).unlink()
        self.assertFalse(self.person.parent_id)
        self.assertEnded()

    def test_whose_log_in_is_archived_has_no_access(self):
        self.partner_a.active = False
        self.desk().write({"active": False})
        self.assertEqual(self.member.state, "disabled")

    def test_an_employee_cannot_archive_who_has_a_log_in(self):
        with self.assertRaises(UserError):
            self.desk().write({"active": False})
        self.assertStays()

    # --------------------------------------------------------------------- stays

    def test_who_changes_name_address_or_kind_of_contact_stays(self):
        self.desk().write({"name": "Anna Alder", "function": "Sales", "type": "other"})
        self.assertStays()

    def test_who_is_said_to_be_a_person_of_the_same_organization_stays(self):
        self.desk().write({"is_company": False, "parent_id": self.organization_a.id})
        self.assertStays()

    def test_who_goes_to_a_department_stays(self):
        department = self._create_person(self.organization_a, "sales")
        self.desk().write({"parent_id": department.id})
        self.assertStays()

    def test_the_organization_s_own_changes_end_nobody_s_access(self):
        self.desk(self.organization_a).write({"is_company": True, "name": "Alder"})
        self.assertStays()

    # -------------------------------------------------------------------- merged

    def merge(self, kept, gone):
        wizard = self.env["base.partner.merge.automatic.wizard"].create({})
        wizard._merge((kept | gone).ids, kept)

    def test_a_loose_duplicate_takes_the_person_s_access_over(self):
        twin = self.env["res.partner"].create(
            {"name": "Anna", "email": self.person.email}
        )
        self.merge(twin, self.person)
        self.assertEqual(self.member.partner_id, twin)
        self.assertEqual(twin.parent_id, self.organization_a)
        self.assertStays()

    def test_and_the_other_way_round(self):
        twin = self.env["res.partner"].create({"name": "Anna"})
        self.merge(self.person, twin)
        self.assertStays()

    def test_a_person_merged_into_a_company_or_another_organization_s_has_none(self):
        company = self._create_organization("Anna Ltd")
        self.merge(company, self.person)
        self.assertEnded()

    def test_a_person_of_another_organization_takes_nothing_over(self):
        stranger = self._create_person(self.organization_b, "anna3")
        self.merge(stranger, self.person)
        self.assertEnded()

    def test_nobody_stops_the_end_of_access_by_a_context(self):
        for value in (True, 1, "prm_merging"):
            self.member.state = "active"
            self.person.parent_id = self.organization_a
            self.member.state = "active"
            contact = self.desk().with_context(prm_merging=value)
            contact.write({"parent_id": self.organization_b.id})
            self.assertEnded()

    def test_partners_take_nobody_in_or_out(self):
        for contact in (self.person, self.colleague_a.partner_id):
            with self.assertRaises(AccessError):
                contact.with_user(self.supervisor_a).write({"parent_id": False})
        self.assertStays()
