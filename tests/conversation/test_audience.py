"""The table of who is told, walked line by line."""

from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from ...models.conversation.audience import TOLD
from ..common import PrmCase

MAIL, ACTIVITY = "prm.mail_template_", "prm.mail_activity_"
AUTHORS = {"anna", "aaron"}
PARTNER = {"alice", "carl"}


@tagged("-at_install", "post_install")
class TestAudience(PrmCase):
    @classmethod
    def setUpClass(cls):
        """Give each role a person of its own."""
        super().setUpClass()
        cls.audience = cls.env["prm.audience"]
        cls.partnership = cls.partnership_a
        cls.carl = cls._create_member(cls.partnership, "carl").partner_id
        cls._create_member(cls.partnership, "cora")
        cls.seller = cls.salesperson
        cls.leader = cls._create_user("leader_t", "sales_team.group_sale_salesman")
        cls.team.user_id = cls.leader
        cls.portal.reviewer_id = cls.channel_all
        cls.partnership.write(
            {
                "contact_id": cls.carl.id,
                "user_id": cls.channel_own.id,
                "user_ids": [(6, 0, (cls.channel_other | cls.channel_own).ids)],
            }
        )
        sections = cls.portal.section_ids
        sections.filtered(lambda row: row.key == "directory").visible = True
        cls.entry = cls.env["prm.directory.entry"].create(
            {"partnership_id": cls.partnership.id, "name": "Entry"}
        )
        cls.certificate = cls._create_certificate(
            cls.partnership,
            cls.partner_a,
            date_expiry=fields.Date.today() + timedelta(days=7),
        )

        cls.joined = cls.partnership.member_ids.filtered(
            lambda member: member.partner_id == cls.carl
        )
        cls.change = cls._create_profile_change(cls.partnership, cls.partner_a)

    def setUp(self):
        super().setUp()
        representative = self.colleague_a.partner_id
        self.deal = self._register(
            self.partner_a,
            representative_id=representative.id,
            visibility="organization",
        ).with_env(self.env)
        self._approve(self.deal)
        self.deal.write(
            {
                "reviewer_id": self.channel_admin.id,
                "user_id": self.channel_other.id,
            }
        )
        lead = {"user_id": self.seller.id, "team_id": self.team.id}
        self.deal.lead_id.write(lead)

    def names(self, found):
        """Return the first names of contacts, and the logins of users without _t."""
        if found._name == "res.users":
            return {user.login.removesuffix("_t") for user in found}
        first_names = (person.name.lower().split()[0] for person in found)
        return {name.removesuffix("_t") for name in first_names}

    # ----------------------------------------------------------------- completeness

    def ours(self, model):
        """Return the full names of our records of a model."""
        data = self.env["ir.model.data"].search(
            [("module", "=", "prm"), ("model", "=", model)]
        )
        return set(data.mapped("complete_name"))

    def test_every_template_and_every_type_of_activity_has_its_line(self):
        told = set(self.env["prm.audience"]._told())
        self.assertEqual(
            self.ours("mail.template"), {each for each in told if MAIL in each}
        )
        self.assertEqual(
            self.ours("mail.activity.type"), {each for each in told if ACTIVITY in each}
        )

    def test_every_role_is_used_and_every_used_one_exists(self):
        audience = self.env["prm.audience"]
        used = {role for roles in audience._told().values() for role in roles}
        of_addons = {"named"}  # of records of other apps
        self.assertEqual(used | of_addons, set(audience._roles()))

    # --------------------------------------------------------------- the partner

    def mailed(self):
        """Return who gets each mail: template → record, names."""
        registrations = {
            f"{MAIL}registration_{state}": (self.deal, AUTHORS)
            for state in (
                *("submitted", "in_review", "action_required", "approved", "rejected"),
                *("withdrawn", "cancelled", "expired", "stage", "won", "lost"),
            )
        }
        return registrations | {
            f"{MAIL}tier_reached": (self.partnership, PARTNER),
            f"{MAIL}tier_notice": (self.partnership, PARTNER),
            f"{MAIL}tier_lowered": (self.partnership, PARTNER),
            f"{MAIL}partnership_due": (self.partnership, PARTNER),
            f"{MAIL}fund_entry": (self.partnership, PARTNER),
            f"{MAIL}certificate_expiring": (self.certificate, {"alice", "anna"}),
            f"{MAIL}profile_decided": (self.change, {"anna"}),
            f"{MAIL}colleague_joined": (self.joined, {"alice"}),
            f"{MAIL}directory_decided": (self.entry, {"alice"}),
            f"{MAIL}deals_handed_over": (self.joined, {"carl"}),
        }

    def test_each_mail_goes_to_whom_the_table_names(self):
        mailed = self.mailed()
        templates = {event for event in TOLD if MAIL in event}
        log_in = {f"{MAIL}invitation", f"{MAIL}reset"}
        to_an_address = {
            f"{MAIL}{name}"
            for name in ("colleague_invited", "login_address", "login_changed")
        }
        summary = {f"{MAIL}digest"}
        named = log_in | to_an_address | summary
        self.assertEqual(templates - set(mailed), named)
        for template, (record, expected) in mailed.items():
            with self.subTest(template=template):
                found = self.audience._mailed_sudo(record, template)
                self.assertEqual(self.names(found), expected)

    def test_mails_to_log_in_go_to_the_member(self):
        member = self.partnership.member_ids.filtered(
            lambda member: member.partner_id == self.carl
        )
        for kind in ("invitation", "reset", "digest"):
            found = self.audience._contacts_sudo(member, f"{MAIL}{kind}")
            self.assertEqual(found, self.carl, kind)

    def assertNobody(self, but=()):
        for template, (record, _expected) in self.mailed().items():
            with self.subTest(template=template):
                found = self.audience._mailed_sudo(record, template)
                self.assertEqual(self.names(found), set(but))

    def test_nobody_gets_mails_of_a_partnership_that_nobody_works_with(self):
        self.partnership.user_ids = False
        self.assertNobody()

    def test_nobody_gets_mails_of_a_suspended_partnership(self):
        self.partnership.action_suspend()
        self.assertNobody()

    def test_who_has_no_address_or_no_access_gets_no_mail(self):
        (self.carl | self.colleague_a.partner_id).email = False
        lost = (self.partner_a | self.supervisor_a).partner_id
        self.partnership.member_ids.filtered(
            lambda member: member.partner_id in lost
        ).action_disable()
        self.assertNobody()

    # ----------------------------------------------------------------- the vendor

    def test_each_activity_goes_to_the_first_who_is_there(self):
        for name, record, expected in (
            ("review", self.deal, "channel_admin"),
            ("confirm", self.deal, "salesperson"),
            ("tier", self.partnership, "channel_own"),
            ("term", self.partnership, "channel_own"),
            ("certificate", self.certificate, "channel_own"),
            ("profile", self.change, "channel_own"),
            ("colleague", self.partnership, "channel_own"),
        ):
            with self.subTest(activity=name):
                found = self.audience._employee_sudo(record, f"{ACTIVITY}{name}")
                self.assertEqual(self.names(found), {expected})

    def test_a_change_waits_for_the_next_one_when_somebody_left(self):
        expected = ["salesperson", "channel_admin", "channel_own"]
        users = self.seller | self.channel_admin | self.channel_own
        found = []
        for user in users:
            first = self.audience._employee_sudo(self.deal, f"{ACTIVITY}confirm")
            found.append(first.login.removesuffix("_t"))
            # A plain UPDATE: leaving has consequences of its own.
            self.env.cr.execute(
                "UPDATE res_users SET active = FALSE WHERE id = %s", [user.id]
            )
            self.env.invalidate_all()
        self.assertEqual(found, expected)
        self.assertFalse(self.audience._employee_sudo(self.deal, f"{ACTIVITY}confirm"))

    def test_a_conversation_is_followed_by_all_who_have_a_part_in_the_deal(self):
        people = self.audience._contacts_sudo(self.deal, "conversation")
        employees = {"channel_admin", "channel_own", "salesperson"}
        self.assertEqual(self.names(people), AUTHORS | employees)
        self.deal.lead_id.user_id = False
        users = self.audience._employees_sudo(self.deal, "conversation")
        self.assertEqual(
            self.names(users), {"channel_admin", "channel_own", "channel_other"}
        )

    def test_an_answer_goes_to_the_author_and_who_may_read_it(self):
        self.assertEqual(self.names(self.audience._answered_sudo(self.deal)), AUTHORS)
        self.colleague_a.active = False
        self.assertEqual(self.names(self.audience._answered_sudo(self.deal)), {"anna"})

    def test_others_hear_of_it_by_messages_or_are_asked(self):
        lead, customer = self.deal.lead_id, self.organization_b
        for event, record, expected in (
            ("tier_reached", self.partnership, {"channel_own"}),
            ("seller_left", self.deal, {"channel_admin", self.env.user.login}),
        ):
            with self.subTest(event=event):
                found = self.audience._employees_sudo(record, event)
                self.assertEqual(self.names(found), expected)
        for record, expected in (
            (self.deal, {"channel_admin"}),
            (lead, {"salesperson"}),
            (customer, set()),
        ):
            with self.subTest(asked=record):
                found = self.audience._asked_sudo(record)
                self.assertEqual(self.names(found), expected)
        lead.user_id = False
        self.assertEqual(self.names(self.audience._asked_sudo(lead)), {"leader"})

    def test_a_partner_turns_to_the_manager_or_who_is_assigned(self):
        def turned_to():
            found = self.audience._employee_sudo(
                self.partnership, "question_of_partner"
            )
            return self.names(found)

        self.assertEqual(turned_to(), {"channel_own"})
        found = self.audience._employee_sudo(self.deal, "question_of_salesperson")
        self.assertEqual(self.names(found), {"channel_own"})
        self.partnership.user_id = False
        self.assertEqual(len(turned_to()), 1)

    def test_new_registrations_are_reviewed_by_the_portals_reviewer_or_the_next(self):
        def reviewer():
            return self.names(self.audience._reviewer_sudo(self.partnership))

        self.assertEqual(reviewer(), {"channel_all"})
        self.portal.reviewer_id = False
        self.assertEqual(reviewer(), {"channel_own"})
