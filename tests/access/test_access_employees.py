"""Role × model × operation on what belongs to others or to another company."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common import PrmCase
from ..security.parts_common import PartsData
from .access_common import AccessCase
from .access_table_employees import BRINGS, OTHER_COMPANY, OTHER_OWNER

NAMES = {
    "prm.certificate": "certificate",
    "prm.contact": "contact",
    "prm.document": "document",
    "prm.fund.entry": "fund_entry",
    "prm.marketing.activity": "activity",
    "prm.partnership.history": "history",
    "prm.partnership.term": "term",
    "prm.partnership.value": "value",
}
# Dialog → field that names the record it is opened on, and what it asks for.
DIALOGS = {
    "prm.application.accept": ("application_id", "r"),
    "prm.application.decision": ("application_id", "r"),
    "prm.offer.dialog": ("lead_id", "r"),
    "prm.partnership.add": ("partnership_id", "w"),
    "prm.partnership.invite": ("partnership_id", "r"),
    "prm.partnership.what.if": ("partnership_id", "r"),
    "prm.registration.change.reject": ("change_id", "r"),
    "prm.registration.decision": ("registration_id", "r"),
    "prm.registration.qualify": ("registration_id", "r"),
}
NOISY = ("odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_model")


class BordersCase(AccessCase, PartsData, PrmCase):
    """Each kind of record of one partnership of A; roles as in the tables."""

    table = ""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.users = {
            "partner": cls.partner_a,
            "superv": cls.supervisor_a,
            "salesp": cls.salesperson,
            "sales2": cls.salesperson.copy({"login": "sales2"}),
            "own": cls.channel_own,
            "review": cls.channel_other,
            "all": cls.channel_all,
            "admin": cls.channel_admin,
            "employee": cls.employee,
        }
        test = cls("test_every_cell")
        test._create_records()
        cls.records = test.records

    @property
    def approver(self):
        return self.users.get("admin2") or self.channel_own

    def _create_of(self, partnership, author):
        """Create the records of ``partnership``; "own" owns it, and enters a draft."""
        shared = {"visibility": "organization"}
        approved = self._register(author)
        self._approve(approved, self.approver).user_id = self.salesperson
        reviewed = self._register(author).sudo()
        entered = self._register(author, submit=False).sudo()
        self.env.cr.execute(
            "UPDATE prm_registration SET create_uid = %s WHERE id = %s",
            [self.channel_own.id, entered.id],
        )
        found = {
            "partnership": partnership,
            "profile_change": self._create_profile_change(partnership, author),
            "invitation": self._create_invitation(partnership, author),
            "member": self.env["prm.member"].search([("user_id", "=", author.id)]),
            "member_day": self._day_of(partnership.member_ids[:1]),
            "draft": self._register(author, submit=False),
            "draft_entered": entered,
            "private": self._register(author),
            "shared": self._register(author, **shared),
            "approved": approved,
            "reviewed": reviewed,
        }
        parts = self._create_parts(partnership)
        found |= {NAMES[model]: part for model, part in parts.items()}
        for part in ("version", "download", "notice"):
            found[f"document_{part}"] = self._document_part(
                part, found["document"], found["member"]
            )
        found |= self._of_deal(found["private"].sudo())
        found |= self._of_deal(reviewed, "_reviewed")
        found |= self._offers_of(partnership)
        found |= self._promises(found["private"])
        found |= self._further_of(partnership, author, found)
        return found | self._news_of_member(found["member"], found["private"])

    def _further_of(self, partnership, author, found):
        """Return what hangs on these records, and an application to their portal."""
        made = {"application": self._application(partnership.portal_id)}
        made["bulk_file"] = self._create_bulk_file(partnership, author)
        made["deal_change"] = self._deal_change(found["approved"])
        made["program_terms"] = self._terms_of(partnership.program_id)
        made["acceptance"] = self._acceptance(partnership, made["program_terms"])
        made["first_days"] = self._first_days(partnership)
        made["directory_entry"] = self._directory_entry(partnership)
        made["direct_deal"] = self._create_direct_deal(found["private"])
        return made

    def _create_report(self):
        """Read the lines of the analysis that belong to the records."""
        reports = self.env["prm.registration.report"]
        for suffix, name in (("", "private"), ("_reviewed", "reviewed")):
            domain = [("registration_id", "=", self.records[name].id)]
            self.records[f"report{suffix}"] = reports.search(domain)

    def check_dialogs(self):
        """A dialog is opened by who may read, or change, the record it is on."""
        rows = dict(self.rows(self.table))
        roles = set(next(iter(rows.values()))) - {"partner", "superv"}
        for model, (name, letter) in DIALOGS.items():
            for row, cells in rows.items():
                record = self.records[row]
                if record._name != self.env[model]._fields[name].comodel_name:
                    continue
                for role in roles:
                    wanted = letter in cells[role] and self._has_dialog(model, role)
                    with self.subTest(dialog=model, on=row, role=role):
                        self.assertEqual(self._opens(model, role, name, record), wanted)

    def _has_dialog(self, model, role):
        return self.env[model].with_user(self.users[role]).has_access("create")

    def _opens(self, model, role, name, record):
        dialogs = self.env[model].with_user(self.users[role])
        opened = dialogs.with_context(**{f"default_{name}": record.id})
        self.env.invalidate_all()
        try:
            with self.env.cr.savepoint(), mute_logger(*NOISY):
                opened.onchange({}, [], {name: {}})
                opened.default_get([name])
        except (AccessError, UserError):
            return False
        return True


@tagged("post_install", "-at_install")
class TestAccessOwners(BordersCase):
    """Records of a partner that somebody else works with."""

    table = OTHER_OWNER

    def _create_records(self):
        self.records = self._create_of(self.partnership_a, self.partner_a)
        self._create_report()
        self.records["sold"] = self._register()
        self._approve(self.records["sold"]).user_id = self.channel_own
        self.partnership_a.write(
            {"user_id": self.channel_all.id, "user_ids": [(6, 0, self.channel_all.ids)]}
        )
        deals = self.env["prm.registration"].search([])
        deals.reviewer_id = self.channel_all
        self.records["lead"] = self.env["crm.lead"].create(
            {"name": "A lead of one's own", "user_id": self.channel_own.id}
        )

    def test_every_cell(self):
        self.assertTable(OTHER_OWNER, self.records, self.users)

    def test_every_cell_of_who_has_many_partners(self):
        self.partnership_b.user_id = self.channel_own
        self.assertTableOfMany(OTHER_OWNER, self.records, self.users)

    def test_every_dialog(self):
        self.check_dialogs()

    def test_without_an_open_portal_partners_read_no_lists(self):
        for model in ("prm.offering", "prm.reason"):
            own = self.env[model].with_user(self.partner_a)
            self.portal.state = "active"
            self.assertTrue(own.search([]), model)
            self.portal.state = "draft"
            self.assertFalse(own.search([]), model)

    def test_each_group_brings_what_it_says(self):
        for name, brings in BRINGS.items():
            group = self.env.ref(f"prm.{name}")
            ids = group.implied_ids.get_external_id().values()
            self.assertEqual(set(ids), brings, name)


@tagged("post_install", "-at_install")
class TestAccessCompanies(BordersCase):
    """Records of a company that nobody of the roles works in."""

    table = OTHER_COMPANY

    def _create_records(self):
        self.company_2 = self.env["res.company"].create({"name": "Elsewhere"})
        people = self.channel_own | self.channel_other | self.salesperson
        self.people = people | self.env.user
        self.people.company_ids += self.company_2
        self._create_administrator()
        portal = self._create_portal()
        program = self.env["prm.program"].create(
            {"name": "Elsewhere", "portal_id": portal.id}
        )
        tier = self._create_tiers(program, 0)
        partnership = self._create_partnership(self.organization_a, program)
        author = self._create_member(partnership, "carol")
        self.records = self._create_of(partnership, author)
        self.records |= {"portal": portal, "program": program, "tier": tier}
        self.records |= self._portal_rows(portal)
        self.records["condition"] = self._create_condition(tier)
        self.records["reviewed"].reviewer_id = self.channel_other
        self._create_report()
        self._create_summary()
        people.company_ids -= self.company_2
        self.assertEqual(partnership.user_id, self.channel_own)

    def _create_portal(self):
        return self.env["prm.portal"].create(
            {
                "name": "Elsewhere",
                "path": "elsewhere",
                "state": "active",
                "company_id": self.company_2.id,
                "reviewer_id": self.channel_own.id,
            }
        )

    def _create_administrator(self):
        self.users["admin2"] = self._create_user(
            "admin2",
            "prm.group_prm_manager",
            company_id=self.company_2.id,
            company_ids=[(6, 0, self.company_2.ids)],
        )

    def _create_summary(self):
        summaries = self.env["prm.registration.summary"]
        summaries._refresh(self.organization_a)
        here = [("company_id", "=", self.company_2.id)]
        self.records["summary"] = summaries.search(here, limit=1)

    def test_every_cell(self):
        self.assertTable(OTHER_COMPANY, self.records, self.users)

    def test_every_dialog(self):
        self.check_dialogs()

    def test_a_company_that_is_switched_off_is_another_company(self):
        company = self.records["partnership"].company_id
        people = self.channel_own | self.channel_other | self.salesperson
        people |= self.channel_all | self.channel_admin
        people.company_ids += company
        switched = {"allowed_company_ids": self.company.ids}
        records = {
            name: record.with_context(**switched)
            for name, record in self.records.items()
        }
        users = {role: user for role, user in self.users.items() if role != "admin2"}
        self.assertTable(OTHER_COMPANY, records, users)

    def test_every_model_with_a_company_has_a_row(self):
        models = {record._name for record in self.records.values()}
        ours = {
            name
            for name, model in self.env.items()
            if model._original_module == "prm"
            if not (model._abstract or model._transient)
            if "company_id" in model._fields and model._fields["company_id"].store
        }
        self.assertLessEqual(ours, models)
