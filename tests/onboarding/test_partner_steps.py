"""What each of the first steps takes for done."""

from unittest.mock import patch

from odoo.tests import tagged

from ...models.onboarding.checklist import PartnerStep
from ..common import PrmCase


@tagged("post_install", "-at_install")
class TestPartnerSteps(PrmCase):
    def setUp(self):
        super().setUp()
        self.mine = self.portal.with_user(self.supervisor_a)
        self.facts = self.mine.env["prm.partner.facts"]

    def test_a_colleague_is_somebody_who_is_there_or_invited(self):
        self.assertTrue(self.facts._has_colleague(self.mine))
        alone = self._create_partnership(self._create_organization("Cedar"))
        user = self._create_member(alone, "sol", role="supervisor")
        own = self.portal.with_user(user)
        facts = own.env["prm.partner.facts"]
        self.assertFalse(facts._has_colleague(own))
        self._create_invitation(alone, user)
        self.assertTrue(facts._has_colleague(own))

    def test_a_certificate_counts_when_it_is_passed(self):
        planned = self._create_certificate(self.partnership_a, result="planned")
        self.assertFalse(self.facts._has_certificate(self.mine))
        planned.result = "passed"
        self.env.invalidate_all()
        self.assertTrue(self.facts._has_certificate(self.mine))

    def test_a_profile_is_complete_when_nothing_that_is_open_is_empty(self):
        organization = self.organization_a
        values = {"street": "Quay 1", "city": "Delft", "website": "https://a.example"}
        organization.write({**values, "country_id": self.env.ref("base.nl").id})
        person = self.supervisor_a.partner_id
        person.write({"phone": "+31 20 1234567"})
        self.assertTrue(self.facts._is_profile_complete(self.mine))
        organization.city = False
        lacks = not self.facts._is_profile_complete(self.mine)
        self.assertEqual(lacks, "city" in self.facts._asked(self.mine)["organization"])
        person.phone = False
        self.assertFalse(self.facts._is_profile_complete(self.mine))
        self.assertTrue(self.facts._profile_url(self.mine).endswith("/profile"))

    def test_another_addon_adds_a_step(self):
        checklist = self.mine.env["prm.partner.checklist"]
        step = PartnerStep(
            key="order",
            order=45,
            label="Place an order",
            url=lambda portal: portal._url("orders"),
            is_done=lambda _portal: False,
        )
        entries = [*checklist._entries(), step]
        model = self.registry["prm.partner.checklist"]
        with patch.object(model, "_entries", lambda _self: entries):
            keys = [each["key"] for each in checklist._shown(self.mine)]
        self.assertEqual(keys.index("order"), keys.index("deal") - 1)
