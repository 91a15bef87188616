"""Access ends with the next request, on every way, and comes back where it may."""

from odoo.fields import Command
from odoo.tests import tagged

from .security_common import RpcCase

REGISTRATION = "prm.registration"


class EndingCase(RpcCase):
    """What one person reaches of one registration."""

    def reaches(self, user, registration):
        """Return the ways on which ``user``, in the present session, still gets in."""
        messages = registration.sudo()._shared_messages_sudo()
        number = registration.id
        file = messages.attachment_ids[:1].id
        return {
            way
            for way, is_open in {
                "page": self.visit(f"/registrations/{number}").status == 200,
                "list": self._lists(number),
                "file": self._downloads(number, file),
                "search": self.finds(REGISTRATION, [["id", "=", number]]),
                "read": self._reads(REGISTRATION, registration.ids, "name"),
                "message search": self.finds(
                    "mail.message",
                    [["model", "=", REGISTRATION], ["res_id", "=", number]],
                ),
                "message read": any(
                    self._reads("mail.message", message.ids, "body")
                    for message in messages
                ),
                "told": self.finds(
                    "mail.notification", [["mail_message_id", "in", messages.ids]]
                ),
                "thread": self._fetches("/mail/thread/messages", number),
                "chatter": self._fetches("/mail/chatter_fetch", number),
                "mail": self._is_mailed(user, registration),
            }.items()
            if is_open
        }

    def _reads(self, model, ids, name):
        return isinstance(self.answer(self.rpc, model, "read", ids, [name]), list)

    def _lists(self, number):
        page = self.visit("/registrations", view="all")
        return page.status == 200 and f"/registrations/{number}" in page.text

    def _downloads(self, number, file):
        address = f"/partner/test/registrations/{number}/files/{file}"
        return self.get(address).status_code == 200

    def _fetches(self, address, number):
        thread = {"thread_model": REGISTRATION, "thread_id": number}
        answer = self.answer(self.route, address, **thread)
        return isinstance(answer, dict) and answer["messages"]

    def _is_mailed(self, user, registration):
        message = self.vendor_posts(registration, "News")
        mails = self.env["mail.mail"].search([("mail_message_id", "=", message.id)])
        person = user.partner_id
        told = person in message.notified_partner_ids | mails.recipient_ids
        message.unlink()
        return told


@tagged("post_install", "-at_install")
class TestSecurityAccessEnds(EndingCase):
    """Each end: everything open before, nothing after."""

    def setUp(self):
        super().setUp()
        self.registration = self._register(comments="My words")
        files = [("offer.txt", b"an offer")]
        self.vendor_posts(self.registration, "Your offer", files=files)
        domain = [("user_id", "=", self.partner_a.id)]
        self.member = self.env["prm.member"].search(domain)
        self.person = self.partner_a.partner_id
        self.login(self.partner_a)
        self.everything = self.reaches(self.partner_a, self.registration)

    def test_the_author_reaches_the_registration_on_every_way(self):
        expected = {"page", "list", "file", "search", "read", "message search"}
        expected |= {"message read", "told", "thread", "chatter", "mail"}
        self.assertEqual(self.everything, expected)

    def assertClosed(self):
        self.assertEqual(self.reaches(self.partner_a, self.registration), set())

    def assertOpenAgain(self):
        reached = self.reaches(self.partner_a, self.registration)
        self.assertEqual(reached, self.everything)

    # ------------------------------------------------------------ the partnership

    def test_suspension_closes_and_activation_opens_again(self):
        self.partnership_a.with_user(self.channel_own).action_suspend()
        self.assertClosed()
        self.assertFalse(self.partner_a.has_group("prm.group_prm_partner"))
        self.partnership_a.with_user(self.channel_own).action_activate()
        self.assertOpenAgain()

    def test_termination_closes(self):
        self.partnership_a.action_terminate()
        self.assertClosed()

    def test_expiry_closes_and_renewal_opens_again(self):
        self.partnership_a._move_to("expired")
        self.assertClosed()
        self.partnership_a.action_activate()
        self.assertOpenAgain()

    # ----------------------------------------------------------------- the person

    def test_disabling_the_member_closes_and_enabling_opens_again(self):
        self.member.with_user(self.channel_own).action_disable()
        self.assertClosed()
        self.member.with_user(self.channel_own).action_enable()
        self.assertOpenAgain()

    def test_a_disabled_member_stays_a_plain_portal_user(self):
        self.member.action_disable()
        self.assertTrue(self.partner_a._is_portal())
        self.assertFalse(self.partner_a.has_group("prm.group_prm_partner"))
        self.assertEqual(self.visit("/my").status, 200)

    def test_archiving_the_user_closes(self):
        self.partner_a.active = False
        self.assertClosed()
        self.assertEqual(self.member.state, "disabled")

    def test_unarchiving_the_user_alone_opens_nothing(self):
        self.partner_a.active = False
        self.partner_a.active = True
        self.login(self.partner_a)
        self.assertClosed()

    def test_the_platforms_revoke_closes(self):
        wizard = self.env["portal.wizard"].create(
            {"partner_ids": [Command.set(self.person.ids)]}
        )
        wizard.user_ids.action_revoke_access()
        self.assertClosed()
        self.assertEqual(self.member.state, "disabled")

    def test_deleting_the_membership_closes(self):
        self.member.unlink()
        self.assertClosed()

    # --------------------------------------------------------------- the organization

    def test_who_moves_to_another_organization_takes_nothing_along(self):
        self.person.parent_id = self.organization_b
        self.assertClosed()

    def test_a_member_of_the_new_organization_sees_that_one_alone(self):
        self.person.parent_id = self.organization_b
        theirs = self._register(self.partner_b, visibility="organization")
        self.partnership_b._invite(self.person, "supervisor")
        self.login(self.partner_a)
        self.assertClosed()
        self.assertEqual(self.finds(REGISTRATION, []), 1)
        self.assertTrue(self.finds(REGISTRATION, [["id", "=", theirs.id]]))

    def test_who_becomes_a_contact_of_nobody_sees_nothing(self):
        self.person.parent_id = False
        self.assertClosed()

    def test_who_becomes_a_company_sees_nothing(self):
        self.person.is_company = True
        self.assertClosed()

    def test_another_person_behind_the_log_in_inherits_nothing(self):
        stranger = self._create_person(self.organization_b, "stranger")
        self.partner_a.sudo().partner_id = stranger
        self.registration.sudo().visibility = "organization"
        self.login(self.partner_a)
        self.assertClosed()

    def test_the_organization_itself_under_another_one_stays_its_own_tenant(self):
        self.organization_a.parent_id = self.organization_b
        self.assertOpenAgain()
        self.login(self.supervisor_b)
        self.assertFalse(self.finds(REGISTRATION, []))

    # ------------------------------------------------------------ role and visibility

    def test_a_supervisor_who_becomes_partner_loses_what_others_registered(self):
        member = self.env["prm.member"].search([("user_id", "=", self.supervisor_a.id)])
        self.login(self.supervisor_a)
        self.assertTrue(self.finds(REGISTRATION, []))
        member.role = "partner"
        self.assertFalse(self.finds(REGISTRATION, []))
        member.role = "supervisor"
        self.assertTrue(self.finds(REGISTRATION, []))

    def test_a_deal_that_is_handed_over_leaves_its_former_author(self):
        desk = self.registration.sudo().with_user(self.channel_own)
        desk.write({"contact_id": self.colleague_a.partner_id.id})
        self.assertClosed()

    def test_without_an_assigned_employee_access_stays_and_mails_end(self):
        self.partnership_a.user_ids = False
        reached = self.reaches(self.partner_a, self.registration)
        self.assertEqual(reached, self.everything - {"mail"})


@tagged("post_install", "-at_install")
class TestSecurityCompanies(EndingCase):
    """One partner of two companies of the vendor."""

    def setUp(self):
        super().setUp()
        self.partnership_2 = self._create_second_company()
        self.second = self.partnership_2.company_id
        self.first_deal = self._register(comments="First")
        self.second_deal = self._register_second()

    def _register_second(self):
        return self.partnership_2.with_user(self.partner_a)._register_deal(
            self._form_values(self.partner_a), "s" * 32, submit=True, comments="Second"
        )

    def _seen(self):
        rows = self.rpc(REGISTRATION, "search_read", [], ["name"])
        return {row["id"] for row in rows}

    def _heard(self):
        domain = [["model", "=", REGISTRATION]]
        rows = self.rpc("mail.message", "search_read", domain, ["res_id"])
        return {row["res_id"] for row in rows}

    def test_a_partner_of_two_companies_sees_the_deals_of_both(self):
        self.login(self.partner_a)
        both = {self.first_deal.id, self.second_deal.id}
        self.assertEqual(self._seen(), both)
        self.assertEqual(self._heard(), both)

    def test_suspension_in_one_company_closes_that_ones_deals_only(self):
        self.login(self.partner_a)
        self.partnership_a.action_suspend()
        self.assertEqual(self._seen(), {self.second_deal.id})
        self.assertEqual(self._heard(), {self.second_deal.id})
        with self.refused("AccessError"):
            self.rpc(REGISTRATION, "read", self.first_deal.ids, ["name"])
        self.assertFalse(self._is_mailed(self.partner_a, self.first_deal))
        self.assertTrue(self._is_mailed(self.partner_a, self.second_deal))
        self.partnership_a.action_activate()
        self.assertEqual(self._seen(), {self.first_deal.id, self.second_deal.id})

    def test_the_role_of_one_company_opens_no_other_organization(self):
        self._register(self.partner_b, visibility="organization")
        self.login(self.partner_a)
        self.assertEqual(self._seen(), {self.first_deal.id, self.second_deal.id})

    def test_an_employee_who_works_in_both_companies_reaches_the_partner(self):
        companies = (self.company | self.second).ids
        desk = self.first_deal.sudo().with_user(self.channel_own)
        message = desk.with_context(allowed_company_ids=companies).message_post(
            body="From both", message_type="comment", subtype_xmlid="mail.mt_comment"
        )
        person = self.partner_a.partner_id
        self.assertIn(person, message.sudo().notified_partner_ids)

    def test_company_ids_in_the_context_open_nothing(self):
        outsider = self._register(self.partner_b)
        self.login(self.partner_a)
        for ids in ([self.company.id], [self.second.id], [self.company.id, 10**6]):
            context = {"allowed_company_ids": ids}
            found = self.finds(
                REGISTRATION, [["id", "=", outsider.id]], context=context
            )
            self.assertFalse(found)
