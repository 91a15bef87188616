"""Role × model × operation × whose record: every cell of ``access_table``."""

from odoo.tests import tagged

from ..common import PrmCase
from .access_common import AccessCase, PartRecords
from .access_table import ROLES, TABLE


@tagged("post_install", "-at_install")
class TestAccessTable(AccessCase, PartRecords, PrmCase):
    """Rights and rules alone; nothing of the pages."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.sales2 = cls.salesperson.copy({"login": "sales2"})
        cls.users = {
            "partner": cls.partner_a,
            "mate": cls.colleague_a,
            "superv": cls.supervisor_a,
            "foreign": cls.partner_b,
            "salesp": cls.salesperson,
            "sales2": cls.sales2,
            "own": cls.channel_own,
            "review": cls.channel_other,
            "all": cls.channel_all,
            "admin": cls.channel_admin,
            "employee": cls.employee,
            "portal": cls.portal_user,
            "public": cls.public_user,
        }

        test = cls("test_every_cell_of_the_table")
        test._create_records()
        cls.records = test.records

    def _create_records(self):
        """Create the record of each row; once for all tests."""
        self.records = {
            **self._configuration(),
            **self._partnerships(),
            **self._registrations(),
        }
        self.records |= self._internals() | self._parts()
        self.records |= self._figures() | self._dialogs() | self._days()
        self.records |= self._absences() | self._bulk_files() | self._accepted()

    # ------------------------------------------------------------------ records

    def _configuration(self):
        archived = self.program.copy({"name": "Old", "active": False})
        other = self.portal.copy({"path": "elsewhere", "state": "active"})
        other_program = self.program.copy({"portal_id": other.id})
        other_tier = self.tier.copy({"program_id": other_program.id, "level": 9})
        archived_tier = self.tier.copy({"program_id": archived.id, "level": 9})
        condition = self._create_condition(self.tier)
        kind = self.reasons["withdrawal"]
        return {
            "portal": self.portal,
            "portal_draft": self.portal.copy({"path": "draft", "state": "draft"}),
            "portal_other": other,
            **self._portal_rows(self.portal),
            "first_step": self.env["prm.first.step"].search([], limit=1),
            "program": self.program,
            "program_archived": archived,
            "program_other": other_program,
            "program_terms": self._terms_of(self.program),
            "program_terms_draft": self._terms_of(self.program, is_draft=True),
            "program_terms_other": self._terms_of(other_program),
            "tier": self.tier,
            "tier_other": other_tier,
            "condition": condition,
            "condition_archived": condition.copy({"tier_id": archived_tier.id}),
            "condition_other": condition.copy({"tier_id": other_tier.id}),
            "parameter": condition.parameter_id,
            "offering": self.offering,
            "offering_archived": self.offering.copy({"active": False}),
            "reason_withdrawal": kind,
            "reason_decline": self.reasons["decline"],
            "reason_rejection": self.reasons["rejection"],
            "reason_archived": kind.copy({"active": False}),
            "partner_type": self.env["prm.partner.type"].create({"name": "Reseller"}),
        }

    def _partnerships(self):
        unowned = self._create_partnership(self._create_organization("Cedar"))
        unowned.write({"user_id": self.channel_all.id, "user_ids": [(5,)]})
        planned = self._with_a_program_of_its_own("Planned")
        former = self._with_a_program_of_its_own("Former")
        former.action_terminate()
        return {
            "partnership": self.partnership_a,
            "partnership_draft": planned,
            "partnership_former": former,
            "program_planned": planned.program_id,
            "program_former": former.program_id,
            "tier_planned": planned.program_id.tier_ids[:1],
            "partnership_foreign": self.partnership_b,
            "partnership_unowned": unowned,
            "member": self._member_of(self.partner_a),
            "member_colleague": self._member_of(self.colleague_a),
            "member_foreign": self._member_of(self.partner_b),
        }

    def _with_a_program_of_its_own(self, name):
        """Return another partnership of A, a draft, in a program of that name."""
        program = self.program.copy({"name": name})
        return self._create_partnership(self.organization_a, program, activate=False)

    def _member_of(self, user):
        return self.env["prm.member"].search([("user_id", "=", user.id)])

    def _registrations(self):
        mate, foreign = self.colleague_a, self.partner_b
        shared = {"visibility": "organization"}
        approved = self._register()
        self._approve(approved).user_id = self.salesperson
        reviewed = self._register().sudo()
        reviewed.reviewer_id = self.channel_other
        return {
            "draft": self._register(submit=False),
            "draft_shared": self._register(submit=False, **shared),
            "draft_colleague": self._register(mate, submit=False, **shared),
            "draft_own_of_employee": self._enter(),
            "private": self._register(),
            "private_colleague": self._register(mate),
            "shared": self._register(**shared),
            "shared_colleague": self._register(mate, **shared),
            "approved": approved,
            "reviewed": reviewed,
            "foreign": self._register(foreign),
            "foreign_shared": self._register(foreign, **shared),
            "child_tenant": self._register_in_child_company(),
        }

    def _enter(self):
        """Return a draft that an employee enters for the author."""
        return (
            self.env["prm.registration"]
            .with_user(self.channel_own)
            .create(
                {
                    "name": "By phone",
                    "partnership_id": self.partnership_a.id,
                    "contact_id": self.partner_a.partner_id.id,
                }
            )
        )

    def _register_in_child_company(self):
        """Return the registration of a partner whose company belongs to A."""
        child = self._create_organization("Branch", parent_id=self.organization_a.id)
        branch = self._create_partnership(child)
        user = self._create_member(branch, "betty", role="supervisor")
        return self._register(user, visibility="organization")

    def _accepted(self):
        """Return acceptances of three partners, and lines of their first days."""
        terms, records = self.records["program_terms"], self.records
        suffixes = ("", "_foreign", "_unowned")
        return {
            **{
                f"acceptance{suffix}": self._acceptance(
                    records[f"partnership{suffix}"], terms
                )
                for suffix in suffixes
            },
            "first_days": self._first_days(records["partnership"]),
            "first_days_unowned": self._first_days(records["partnership_unowned"]),
        }

    def _absences(self):
        """Return absences of two reviewers, neither of whom stands in for the other."""
        absences = self.env["prm.absence"]
        days = {"date_start": "2026-07-01", "date_end": "2026-07-10"}
        return {
            name: absences.create(
                {**days, "user_id": user.id, "substitute_id": self.channel_admin.id}
            )
            for name, user in (
                ("absence", self.channel_own),
                ("absence_other", self.channel_other),
            )
        }

    # -------------------------------------------------------------------- tests

    def test_the_table_names_every_role_and_every_model(self):
        self.assertEqual(TABLE.split()[1 : len(ROLES) + 1], ROLES)
        rows = dict(self.rows(TABLE))
        self.assertEqual(set(rows), set(self.records))
        models = {record._name for record in self.records.values()}
        stored = {
            name
            for name, model in self.env.items()
            if model._original_module == "prm" and not model._abstract
        }
        self.assertEqual(models, stored)

    def test_every_cell_of_the_table(self):
        self.assertTable(TABLE, self.records, self.users)

    def test_every_cell_of_who_has_many_partners(self):
        self.assertTableOfMany(TABLE, self.records, self.users)
