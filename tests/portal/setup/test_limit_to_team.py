"""A portal that is limited to the team of its sales direction, for employees."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from ...security.security_common import RpcCase

DEALS = "prm.registration"


@tagged("post_install", "-at_install")
class TestLimitToTeam(RpcCase):
    """The salesperson of a deal reads it as a member of the team; others as before."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.seller = cls._create_user(
            "seller_t", "sales_team.group_sale_salesman", email="seller@example.com"
        )
        cls.other_team = cls.env["crm.team"].create({"name": "Direct sales"})
        cls.join_team(cls.salesperson, cls.team)
        cls.join_team(cls.seller, cls.other_team)

    @classmethod
    def join_team(cls, user, team):
        values = {"user_id": user.id, "crm_team_id": team.id}
        return cls.env["crm.team.member"].create(values)

    def sold_by(self, user):
        """Return an approved deal whose opportunity ``user`` sells."""
        deal = self._register(self.partner_a, comments="Confidential words")
        self._approve(deal).user_id = user
        return deal.sudo()

    def found(self, user, deal):
        """Return what ``user`` finds of the deal over RPC."""
        password = user.login + "x" * (8 - len(user.login))
        self.authenticate(user.login, password)
        return self.rpc(DEALS, "search_read", [("id", "=", deal.id)], ["name"])

    # ---------------------------------------------------------------- the rule

    def test_members_of_the_team_read_on_and_others_do_not(self):
        for user, reads_on in ((self.salesperson, True), (self.seller, False)):
            deal = self.sold_by(user)
            for limited in (False, True, False):
                self.portal.limit_to_team = limited
                with self.subTest(user=user.login, limited=limited):
                    self.assertEqual(
                        bool(self.found(user, deal)), reads_on or not limited
                    )

    def test_a_member_reads_own_deals_only(self):
        deal = self.sold_by(self.seller)
        self.portal.limit_to_team = True
        self.assertFalse(self.found(self.salesperson, deal))

    def test_what_is_closed_is_closed_in_every_read(self):
        deal = self.sold_by(self.seller)
        self.assertTrue(self.found(self.seller, deal))
        self.portal.limit_to_team = True
        self.assertEqual(self.rpc(DEALS, "search_count", []), 0)
        self.assertEqual(self.rpc(DEALS, "name_search", deal.name), [])
        for method, arguments in (
            ("read", [["name"]]),
            ("web_read", [{"name": {}}]),
            ("message_post", []),
        ):
            with self.refused("AccessError"):
                self.rpc(DEALS, method, deal.ids, *arguments)

    def test_channel_users_keep_what_they_read(self):
        deals = {
            user: self.sold_by(user)
            for user in (self.channel_own, self.channel_other, self.channel_admin)
        }
        for limited in (False, True):
            self.portal.limit_to_team = limited
            for user, deal in deals.items():
                with self.subTest(user=user.login, limited=limited):
                    self.assertTrue(deal.with_user(user).has_access("read"))

    def test_whoever_leaves_the_team_reads_no_longer(self):
        deal = self.sold_by(self.salesperson)
        self.portal.limit_to_team = True
        own = deal.with_user(self.salesperson)
        self.assertTrue(own.has_access("read"))
        member = self.team.crm_team_member_ids
        for record in (member, self.team):
            record.active = False
            self.assertFalse(own.has_access("read"), record._name)
            record.active = True
            self.assertTrue(own.has_access("read"), record._name)

    def test_another_direction_of_the_portal_lets_its_own_team_read(self):
        deal = self.sold_by(self.seller)
        self.portal.limit_to_team = True
        self.portal.team_id = self.other_team
        self.assertEqual(deal.direction_id, self.other_team)
        self.assertTrue(deal.with_user(self.seller).has_access("read"))

    def test_other_portals_are_not_limited(self):
        other = self.portal.copy({"path": "other", "limit_to_team": True})
        self.assertTrue(other.limit_to_team)
        deal = self.sold_by(self.seller)
        self.assertTrue(deal.with_user(self.seller).has_access("read"))

    # ------------------------------------------------------------ mails and lead

    def test_who_does_not_read_follows_nothing_and_gets_no_mail(self):
        self.portal.limit_to_team = True
        for user, told in ((self.salesperson, True), (self.seller, False)):
            deal = self.sold_by(user)
            with self.subTest(user=user.login):
                followers = deal.message_partner_ids
                self.assertEqual(user.partner_id in followers, told)
                deal.with_user(self.partner_a)._post_comment_sudo("Any news?")
                message = deal._shared_messages_sudo()[-1:]
                people = message.notification_ids.res_partner_id
                self.assertEqual(user.partner_id in people, told)

    def test_a_follower_from_before_gets_no_mail_any_more(self):
        deal = self.sold_by(self.seller)
        self.assertIn(self.seller.partner_id, deal.message_partner_ids)
        self.portal.limit_to_team = True
        deal.with_user(self.partner_a)._post_comment_sudo("Any news?")
        message = deal._shared_messages_sudo()[-1:]
        self.assertNotIn(
            self.seller.partner_id, message.notification_ids.res_partner_id
        )

    def test_the_lead_tells_no_more_than_who_registered_it(self):
        deal = self.sold_by(self.seller)
        self.portal.limit_to_team = True
        lead = deal.lead_id.with_user(self.seller)
        self.assertEqual(lead.prm_partner_name, "Alder Systems")
        self.assertFalse(
            self.env[DEALS].browse(lead.action_open_registrations().get("res_id"))
        )
        self.assertFalse(lead.prm_may_answer)
        with self.assertRaisesRegex(UserError, "Please ask channel_own"):
            lead.action_answer_partner()
        with self.assertRaises(AccessError):
            deal.with_user(self.seller).name  # noqa: B018

    def test_answering_is_offered_to_who_may_read_the_deal(self):
        for user, limited, offered in (
            (self.seller, False, True),
            (self.seller, True, False),
            (self.salesperson, True, True),
        ):
            lead = self.sold_by(user).lead_id.with_user(user)
            self.portal.limit_to_team = limited
            lead.invalidate_recordset()
            with self.subTest(user=user.login, limited=limited):
                self.assertEqual(lead.prm_may_answer, offered)

    def test_answering_is_not_offered_where_the_portal_shows_no_conversation(self):
        lead = self.sold_by(self.salesperson).lead_id.with_user(self.salesperson)
        self.assertTrue(lead.prm_may_answer)
        rows = self.portal.block_ids.filtered(lambda row: row.key == "conversation")
        rows.visible = False
        self.env.invalidate_all()
        self.assertFalse(lead.prm_may_answer)
        with self.assertRaisesRegex(UserError, "shows no conversation"):
            lead.action_answer_partner()

    def test_the_conversation_is_not_copied_to_a_lead_that_others_read(self):
        for limited in (False, True):
            self.portal.limit_to_team = limited
            lead = self.sold_by(self.seller).lead_id
            notes = "".join(lead.message_ids.mapped("body"))
            self.assertIn("Alder Systems", notes)
            self.assertEqual("Confidential words" in notes, not limited)

    # ------------------------------------------------------------- the setting

    def test_the_limit_needs_a_team(self):
        portal = self.portal.copy({"path": "other"})
        with self.assertRaises(ValidationError):
            portal.write({"team_id": False, "limit_to_team": True})
        portal.limit_to_team = True
        with self.assertRaises(ValidationError):
            portal.team_id = False

    def test_a_limit_that_lost_its_team_closes(self):
        deal = self.sold_by(self.salesperson)
        self.portal.limit_to_team = True
        self.env.cr.execute(
            "UPDATE prm_registration SET direction_id = NULL WHERE id = %s", deal.ids
        )
        self.env.invalidate_all()
        self.assertFalse(deal.with_user(self.salesperson).has_access("read"))
