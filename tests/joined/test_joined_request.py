"""Who may ask for a record of another app, and what the form of it takes."""

from odoo.tests import tagged

from ...forms.rule_form import RuleForm
from ...models.common.errors import RegistrationRefused
from .joined_common import SectionCase


@tagged("post_install", "-at_install")
class TestJoinedRequest(SectionCase):
    """What is asked for is of the addon; who may ask is of the section."""

    def code(self, deal, user=None):
        service, portal = self.service("prm.joined.request", user)
        return service._verdict(portal, deal.with_user(user or self.partner_a)).code

    def test_one_asks_for_approved_open_deals_on_portals_that_allow_it(self):
        deal, _meeting = self.deal()
        waiting = self._register()
        self.assertEqual(self.code(deal), "")
        self.assertEqual(self.code(waiting), "request_deal_ended")
        self.switch(can_create=False)
        self.assertEqual(self.code(deal), "requests_closed")
        self.switch(can_create=True)
        deal.sudo().lead_id.action_set_lost()
        self.env.flush_all()
        self.assertEqual(self.code(deal), "request_deal_ended")
        request = type(self.env["prm.joined.request"])
        other, _meeting = self.deal()
        self.put(request, "_is_possible", lambda _self, _deal: False)
        self.assertEqual(self.code(other), "request_not_possible")

    def test_the_deals_to_choose_from_are_those_one_may_ask_for(self):
        deal, _meeting = self.deal()
        self._register()
        self.deal(self.partner_b)
        service, portal = self.service("prm.joined.request")
        self.assertEqual(service._open_deals(portal), deal)
        self.switch(can_create=False)
        self.assertFalse(service._open_deals(portal))

    def test_lines_take_what_is_offered_and_how_many(self):
        service, _portal = self.service("prm.joined.request")
        entries = service._line_entries("room", "Room %s", "Number %s")
        typed = {"room_1": "7", "quantity_1": "2", "room_3": "8", "quantity_3": "1"}
        form = RuleForm.parse(typed, entries)
        self.assertTrue(form.is_valid, form.errors)
        lines = service._lines("room", form.values, lambda ids: ids)
        self.assertEqual(lines, [(7, 2.0), (8, 1.0)])
        with self.assertRaises(RegistrationRefused) as refused:
            service._lines("room", form.values, lambda _ids: [7])
        self.assertEqual(refused.exception.errors, {"room_3": "choice_invalid"})
        for number in ("0", "-1", "1000001", "many"):
            wrong = RuleForm.parse({**typed, "quantity_1": number}, entries)
            self.assertIn("quantity_1", wrong.errors, number)
        half = RuleForm.parse({**typed, "room_2": "9"}, entries)
        self.assertEqual(half.errors, {"quantity_2": "required"})

    def test_who_may_not_read_the_deal_asks_for_nothing(self):
        deal, _meeting = self.deal()
        service, portal = self.service("prm.joined.request", self.partner_b)
        with self.assertRaises(Exception) as refused:
            service._ask_sudo(portal, deal.with_user(self.partner_b), {}, "token")
        self.assertEqual(type(refused.exception).__name__, "AccessError")
