"""What is computed is not entered: by nobody's RPC, on no way."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..common import PrmCase

# Enough of them by name; the rest are found in the model.
COMPUTED = {
    "company_id": 1,
    "declined_tier_id": False,
    "score_due": False,
    "first_start": "2020-01-01",
    "fund_balance": 9999,
    "fund_since": "2020-01-01",
    "is_active": True,
    "is_kept": True,
    "is_near_level_up": True,
    "kept_level": 9,
    "level": 9,
    "notice_date": False,
    "partner_type_id": False,
    "points": 99,
    "portal_id": 1,
    "proposed_tier_id": 1,
    "reminded_step": 7,
    "scored_at": "2026-01-01",
    "total_sales": 9999,
}


@tagged("post_install", "-at_install")
class TestAccessMachine(PrmCase):
    def test_nobody_enters_what_is_computed_of_a_partnership(self):
        self.assertLessEqual(
            COMPUTED.keys(), self.env["prm.partnership"]._computed_only_fields()
        )
        for user in (self.channel_own, self.channel_all, self.channel_admin):
            partnership = self.partnership_a.with_user(user)
            for name, value in COMPUTED.items():
                with self.subTest(name=name), self.assertRaises(UserError):
                    partnership.write({name: value})
        self.partnership_a.with_user(self.channel_own).name = "Alder"
        with self.assertRaises(AccessError):
            self.partnership_a.with_user(self.channel_other).write({"points": 1})

    def test_nobody_creates_a_partnership_with_figures(self):
        partnerships = self.env["prm.partnership"].with_user(self.channel_all)
        values = {
            "partner_id": self._create_organization("Dogwood").id,
            "program_id": self.program.id,
        }
        for name, value in COMPUTED.items():
            with self.subTest(name=name), self.assertRaises(UserError):
                partnerships.create({**values, name: value or True})
        forged = {"default_points": 99, "default_fund_balance": 99}
        partnership = partnerships.with_context(**forged).create(values)
        self.env.flush_all()
        self.env.invalidate_all()
        self.assertFalse(partnership.points or partnership.fund_balance)

    def _parts(self):
        self.partnership_a._note_history("value", "1", "2", "Counted")
        parameter = self._create_condition(self.tier).parameter_id
        value = {"partnership_id": self.partnership_a.id, "parameter_id": parameter.id}
        return (
            self._create_certificate(self.partnership_a),
            self._create_activity(self.partnership_a),
            self._create_fund_entry(self.partnership_a),
            self.env["prm.partnership.value"].create(value),
            self.partnership_a.history_ids[0],
            self.partnership_a.term_ids,
        )

    def test_nobody_gives_a_part_to_another_organization_or_company(self):
        forged = {
            "organization_id": self.organization_b.id,
            "company_id": self.company.id,
            "score_due": False,
            "reminded_step": 7,
        }
        for part in self._parts():
            for user in (self.channel_own, self.channel_admin):
                for name in forged.keys() & part._fields.keys():
                    with self.subTest(name=name), self.assertRaises(UserError):
                        part.with_user(user).write({name: forged[name]})

    def test_nobody_creates_a_part_of_another_organization_or_company(self):
        person = self._create_person(self.organization_a, "nora").id
        parameter = self._create_condition(self.tier).parameter_id.id
        partnership = {"partnership_id": self.partnership_a.id}
        wanted = {
            "prm.certificate": {"name": "x", "partner_id": person},
            "prm.marketing.activity": {"name": "x"},
            "prm.fund.entry": {"name": "x", "amount": 5},
            "prm.partnership.value": {"parameter_id": parameter},
            "prm.partnership.history": {"what": "value"},
        }
        for model, own in wanted.items():
            parts = self.env[model].with_user(self.channel_all)
            values = {**partnership, **own}
            for forged in ("organization_id", "company_id"):
                with self.subTest(name=forged), self.assertRaises(UserError):
                    parts.create({**values, forged: 1})
            here = {"default_organization_id": self.organization_b.id}
            part = parts.with_context(**here).create(values)
            self.assertEqual(part.sudo().organization_id, self.organization_a)

    def test_a_draft_activity_goes_to_nobody_else_s_partner(self):
        self.partnership_b.write({"user_id": self.channel_other.id, "user_ids": [(5,)]})
        activity = self._create_activity(self.partnership_a)
        own = activity.with_user(self.channel_own)
        for way in (own.write, own.web_save):
            args = [{}] if way == own.web_save else []
            with self.assertRaises(AccessError):
                way({"partnership_id": self.partnership_b.id}, *args)
        self.partnership_b.user_ids += self.channel_own
        own.partnership_id = self.partnership_b
        self.assertEqual(activity.organization_id, self.organization_b)

    def test_nobody_enters_what_a_registration_takes_from_elsewhere(self):
        registration = self._register().sudo()
        self._approve(registration)
        forged = {"score_due": False, "amount": 9999, "outcome": "won"}
        forged["date_closed"] = "2026-01-01"
        for user in (self.channel_own, self.channel_admin):
            for name, value in forged.items():
                with self.subTest(name=name), self.assertRaises(UserError):
                    registration.with_user(user).write({name: value})
