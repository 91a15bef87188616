"""What rules of employees stand on: who reads all partners' lists no own ones."""

from odoo.tests import tagged

from ...common import PrmCase

OWN = "user._prm_own_partnership_"
OPERATIONS = ("read", "write", "create", "unlink")


@tagged("post_install", "-at_install")
class TestAccessRules(PrmCase):
    def rules_of(self, group):
        """Return the rules of our models for a group alone."""
        rules = self.env["ir.rule"].search([("groups", "in", group.id)])
        return rules.filtered(lambda rule: rule.model_id.model.startswith("prm."))

    def test_beside_each_rule_of_own_partners_one_gives_all(self):
        own = self.rules_of(self.env.ref("prm.group_prm_user"))
        of_all = self.rules_of(self.env.ref("prm.group_prm_user_all"))
        found = own.filtered(lambda rule: OWN in rule.domain_force)
        self.assertGreater(len(found), 20)
        for rule in found:
            for operation in OPERATIONS:
                if not rule[f"perm_{operation}"]:
                    continue
                with self.subTest(rule=rule.name, operation=operation):
                    beside = of_all.filtered(
                        lambda other, rule=rule, operation=operation: (
                            other.model_id == rule.model_id
                            and other[f"perm_{operation}"]
                        )
                    )
                    self.assertTrue(beside)

    def test_only_who_has_own_partners_has_them_in_rules(self):
        for user, is_found in (
            (self.channel_own, True),
            (self.channel_all, False),
            (self.channel_admin, False),
        ):
            with self.subTest(user=user.login):
                (self.partnership_a | self.partnership_b).user_id = user
                self.assertEqual(bool(user._prm_own_partnership_ids()), is_found)

    def test_rules_say_nothing_twice(self):
        """One short condition, which PostgreSQL reads from an index alone."""
        rules = self.env["ir.rule"].with_user(self.channel_all)
        found = rules._compute_domain("prm.registration", "read")
        self.assertEqual(len(list(found)), 5, found)
