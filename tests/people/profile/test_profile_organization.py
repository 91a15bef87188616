"""The profile of the organization: supervisors change what is open, and it is told."""

import base64

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .account_common import PIXEL
from .profile_common import FIRM, ProfileCase

ALL = (
    "name phone email website street street2 zip city country_id state_id vat"
    " image_1920"
).split()


@tagged("post_install", "-at_install")
class TestProfileOrganization(ProfileCase):
    def values(self):
        """Return a value for each text of the organization."""
        return {
            "name": "Alder Group",
            "phone": "+49 30 7654321",
            "email": "office@alder.example.com",
            "website": "www.alder.example.com",
            "street": "Birch street 2",
            "street2": "Floor 3",
            "zip": "10117",
            "city": "Potsdam",
            "country_id": str(self.env.ref("base.us").id),
            "state_id": str(self.env.ref("base.state_us_5").id),
            "vat": "123456789",
        }

    def test_nothing_is_open_before_the_administrator_opens_it(self):
        for user in (self.partner_a, self.supervisor_a):
            page = self.visit(FIRM, user)
            self.assertFalse(self.open_fields(page))
            self.assertEqual(self.closed_texts(page)["street"], "Alder street 1")
            self.assertFalse(page.has_class("prm_save_profile"))
            self.assertEqual(self.save(FIRM, user, **self.values()).status, 404)
        self.assertEqual(self.organization.street, "Alder street 1")

    def test_a_supervisor_changes_each_field_that_is_open_and_no_other(self):
        for name, value in self.values().items():
            with self.subTest(field=name):
                before = self.organization.read(ALL)
                self.open("organization", "street2", name)
                sent = {"country_id": value} if name == "country_id" else {name: value}
                if name == "state_id":
                    self.organization.country_id = self.env.ref("base.us")
                answer = self.save(FIRM, self.supervisor_a, **sent)
                self.assertIn("done=saved", answer.location)
                self.assertNotEqual(self.organization.read(ALL), before)
                self.close("organization", *ALL[:-1])
                self.open("organization", "image_1920")
                kept = self.organization.read(ALL)
                self.save(FIRM, self.supervisor_a, **{name: ""})
                self.assertEqual(self.organization.read(ALL), kept)

    def test_others_of_the_organization_read_it(self):
        self.open("organization", *ALL)
        page = self.visit(FIRM, self.partner_a)
        self.assertFalse(self.open_fields(page))
        self.assertIn("street", self.closed_texts(page))
        self.assertIn(
            "supervisors of your organization",
            page.has_class("prm_profile_sentence")[0].text,
        )
        self.assertEqual(self.save(FIRM, self.partner_a, street="Else 1").status, 404)
        self.assertEqual(self.send_picture(FIRM, self.partner_a).status, 404)
        self.assertEqual(self.organization.street, "Alder street 1")

    def test_it_is_the_own_organization_whatever_the_form_says(self):
        self.open("organization", "street")
        self.save(
            FIRM,
            self.supervisor_b,
            street="Birch street 2",
            partner_id=str(self.organization.id),
            id=str(self.organization.id),
        )
        self.assertEqual(self.organization.street, "Alder street 1")
        self.assertEqual(self.organization_b.street, "Birch street 2")

    def test_who_is_supervisor_no_more_or_disabled_changes_nothing(self):
        self.open("organization", "street")
        member = self.partnership_a.member_ids.filtered(
            lambda each: each.user_id == self.supervisor_a
        )
        member.role = "partner"
        self.assertEqual(
            self.save(FIRM, self.supervisor_a, street="Else 1").status, 404
        )
        member.role = "supervisor"
        member.action_disable()
        answer = self.save(FIRM, self.supervisor_a, street="Else 1")
        self.assertEqual(answer.location, "/my")
        self.assertEqual(self.organization.street, "Alder street 1")

    # ------------------------------------------------------------------- checks

    def test_errors_stand_at_the_field_and_nothing_typed_is_lost(self):
        self.open("organization", *ALL)
        self.set_field("organization", "city", required=True)
        wrong = {
            "name": "",
            "phone": "call me",
            "email": "office@",
            "website": "no website",
            "vat": "DE136695977",
            "city": " ",
            "country_id": "999999",
            "street": "x" * 300,
        }
        answer = self.save(FIRM, self.supervisor_a, **wrong)
        self.assertEqual(answer.status, 422)
        self.assertEqual(set(answer.errors), set(wrong))
        self.assertEqual(answer.value("vat"), "DE136695977")
        self.assertEqual(answer.value("website"), "no website")
        self.assertEqual(self.organization.street, "Alder street 1")

    def test_the_tax_number_is_one_of_the_country(self):
        self.open("organization", "vat", "country_id")
        france = str(self.env.ref("base.fr").id)
        for number, is_good in (
            ("DE136695976", True),
            ("DE 136 695 976", True),
            ("000000000", False),
            ("none", False),
            ("12", False),
        ):
            with self.subTest(number=number):
                answer = self.save(FIRM, self.supervisor_a, vat=number)
                self.assertEqual(answer.status, 303 if is_good else 422)
        answer = self.save(
            FIRM, self.supervisor_a, vat="FR23334175221", country_id=france
        )
        self.assertEqual(answer.status, 303)

    def test_the_state_is_one_of_the_country(self):
        self.open("organization", "country_id", "state_id")
        self.set_field("organization", "state_id", required=True)
        us, germany = self.env.ref("base.us"), self.env.ref("base.de")
        state = us.state_ids[0]
        answer = self.save(FIRM, self.supervisor_a, country_id=str(us.id), state_id="")
        self.assertEqual(set(answer.errors), {"state_id"})
        options = answer.all("//select[@name='state_id']/option")
        self.assertEqual(len(options), len(us.state_ids) + 1)
        ids = {"country_id": str(us.id), "state_id": str(state.id)}
        self.assertEqual(self.save(FIRM, self.supervisor_a, **ids).status, 303)
        self.assertEqual(self.organization.state_id, state)
        ids = {"country_id": str(germany.id), "state_id": str(state.id)}
        self.assertEqual(self.save(FIRM, self.supervisor_a, **ids).status, 422)
        self.close("organization", "state_id")
        ids = {"country_id": str(self.env.ref("base.mc").id)}
        self.assertEqual(self.save(FIRM, self.supervisor_a, **ids).status, 303)
        self.assertFalse(self.organization.state_id)

    def test_a_closed_country_is_not_changed_by_way_of_a_state(self):
        self.open("organization", "state_id", "vat")
        us = self.env.ref("base.us")
        ids = {"country_id": str(us.id), "state_id": str(us.state_ids[0].id)}
        self.assertEqual(self.save(FIRM, self.supervisor_a, **ids).status, 422)
        france = {"country_id": str(self.env.ref("base.fr").id)}
        answer = self.save(FIRM, self.supervisor_a, vat="123456789012345", **france)
        self.assertEqual(set(answer.errors), {"vat"})
        self.assertEqual(self.organization.country_id, self.env.ref("base.de"))
        self.assertFalse(self.organization.state_id)

    def test_of_all_portals_on_which_it_works_the_strictest_counts(self):
        second = self._create_second_company()  # the supervisor is no member there
        self.open("organization", "street")
        self.assertFalse(self.open_fields(self.visit(FIRM, self.supervisor_a)))
        answer = self.save(FIRM, self.supervisor_a, street="Else 1")
        self.assertEqual(answer.status, 404)
        self.open("organization", "street", portal=second.portal_id)
        self.assertEqual(
            self.open_fields(self.visit(FIRM, self.supervisor_a)), {"street"}
        )
        second.action_terminate()
        self.close("organization", "street", portal=second.portal_id)
        self.assertEqual(
            self.open_fields(self.visit(FIRM, self.supervisor_a)), {"street"}
        )

    def test_addresses_of_people_follow_as_they_do_for_employees(self):
        self.open("organization", "street")
        self.save(FIRM, self.supervisor_a, street="Birch street 2")
        self.assertEqual(self.person.street, "Birch street 2")

    # ------------------------------------------------------------- what is told

    def test_it_stands_in_the_history_and_the_partner_manager_is_told(self):
        self.open("organization", "street", "phone", "country_id")
        self.save(
            FIRM,
            self.supervisor_a,
            street="Birch street 2",
            phone="+49 30 1111111",
            country_id=str(self.env.ref("base.fr").id),
        )
        name = self.supervisor_a.name
        self.assertEqual(
            self.history(),
            [
                (f"Street: changed by {name}.", "Alder street 1", "Birch street 2"),
                (f"Country: changed by {name}.", "Germany", "France"),
            ],
        )
        message = self.partnership_a.message_ids[0]
        self.assertIn("Street: Alder street 1 → Birch street 2", message.body)
        self.assertIn("Country: Germany → France", message.body)
        self.assertNotIn("Phone", message.body)
        self.assertEqual(message.notified_partner_ids, self.channel_own.partner_id)
        self.assertEqual(message.author_id, self.supervisor_a.partner_id)
        self.assertTrue(message.subtype_id.internal)
        self.assertFalse(self.history(self.partnership_b))

    def test_what_is_sent_unchanged_is_told_to_nobody(self):
        self.open("organization", "street")
        answer = self.save(FIRM, self.supervisor_a, street="Alder street 1")
        self.assertEqual(answer.location, "/partner/test/profile/organization")
        self.assertFalse(self.history())

    def test_a_manager_who_left_is_followed_by_whoever_is_assigned(self):
        self.open("organization", "street")
        self.partnership_a.user_ids += self.channel_other
        self.channel_own.active = False
        self.save(FIRM, self.supervisor_a, street="Birch street 2")
        message = self.partnership_a.message_ids[0]
        self.assertEqual(message.notified_partner_ids, self.channel_other.partner_id)

    def test_each_company_that_works_with_the_partner_is_told(self):
        second = self._create_second_company()
        self.open("organization", "street", portal=second.portal_id)
        self.open("organization", "street")
        self.save(FIRM, self.supervisor_a, street="Birch street 2")
        self.assertEqual(len(self.history()), 1)
        self.assertEqual(len(self.history(second)), 1)

    def test_partners_read_it_on_the_program_page(self):
        self.open("organization", "street")
        self.save(FIRM, self.supervisor_a, street="Birch street 2")
        page = self.visit("/program", self.partner_a, tab="history")
        self.assertIn("Street: changed by", page.text)

    # ---------------------------------------------------------------- the logo

    def test_a_logo_is_sent_where_it_is_open(self):
        self.open("organization", "image_1920")
        answer = self.send_picture(FIRM, self.supervisor_a)
        self.assertIn("done=saved", answer.location)
        self.assertEqual(base64.b64decode(self.organization.image_1920), PIXEL)
        [(cause, _old, new)] = self.history()
        self.assertIn("Logo", cause)
        self.assertEqual(new, "A picture")
        self.set_field("organization", "image_1920", required=True)
        answer = self.send(f"{FIRM}/picture", {"remove": "1"})
        self.assertEqual(set(answer.errors), {"image_1920"})
        self.assertFalse(self.visit(FIRM).has_class("prm_remove_picture"))

    # ------------------------------------------------------------ the data layer

    def test_nobody_s_superuser_and_no_rpc_changes_it_past_the_page(self):
        self.open("organization", *ALL)
        self.organization.vat = "DE136695976"
        for user in (self.partner_a, self.supervisor_a):
            own_sudo = self.organization.with_user(user).sudo()
            for name in ("name", "street", "vat", "website", "country_id"):
                with self.subTest(user=user.login, field=name):
                    with self.assertRaises(AccessError):
                        own_sudo.write({name: False})
                    forged = own_sudo.with_context(prm_profile=True)
                    with self.assertRaises(AccessError):
                        forged.write({name: False})
            self.login(user)
            with self.refused("AccessError"):
                ids, values = self.organization.ids, {"street": "Else 1"}
                context = {"prm_profile": True}
                self.rpc("res.partner", "write", ids, values, context=context)
        self.assertEqual(self.organization.street, "Alder street 1")

    def test_an_employee_s_change_is_no_partner_s(self):
        self.organization.street = "Birch street 2"
        self.assertFalse(self.history())
