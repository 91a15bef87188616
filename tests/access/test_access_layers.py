"""Two layers keep partners apart, each of them enough without the other one."""

import re

from odoo.fields import Command
from odoo.tests import tagged

from ..common import PrmCase
from ..security.parts_common import PartsData
from ..small_parts_common import SmallParts

GLOBAL = "({}) if user.share else [(1, '=', 1)]"
# Of models on which partners have no right at all, whoever would give them one.
CLOSED = "[(0, '=', 1)] if user.share else [(1, '=', 1)]"


def words(text):
    """Return a text with one blank between its words."""
    return re.sub(r"\s+", " ", text).strip()


@tagged("post_install", "-at_install")
class TestAccessLayers(PartsData, SmallParts, PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.group = cls.env.ref("prm.group_prm_partner")
        rules = cls.env["ir.rule"].search([("model_id.model", "=like", "prm.%")])
        rules = rules.filtered(
            lambda rule: cls.env[rule.model_id.model]._original_module == "prm"
        )
        cls.group_rules = rules.filtered(lambda rule: rule.groups == cls.group)
        cls.share_rules = rules.filtered(
            lambda rule: (
                rule["global"]
                and "user.share" in rule.domain_force
                and words(rule.domain_force) != CLOSED
            )
        )
        cls.models = sorted(cls._names(cls.group_rules))

    def setUp(self):
        super().setUp()
        for author in (self.partner_a, self.colleague_a, self.partner_b):
            self._register(author)
        terms = self._terms_of(self.program)
        for partnership in (self.partnership_a, self.partnership_b):
            self._create_parts(partnership)
            self._acceptance(partnership, terms)

    @staticmethod
    def _names(rules):
        return {rule.model_id.model: words(rule.domain_force) for rule in rules}

    def seen(self, user):
        """Return the ids that ``user`` reads of each model, or None without a right."""
        self.env.flush_all()
        self.env.invalidate_all()
        found = {}
        for name in self.models:
            model = self.env[name].with_user(user)
            may_read = model.has_access("read")
            found[name] = set(model.search([]).ids) if may_read else None
        return found

    def test_each_rule_of_partners_stands_once_more_for_all_share_users(self):
        layer = self._names(self.group_rules)
        self.assertEqual(
            {name: words(GLOBAL.format(text)) for name, text in layer.items()},
            self._names(self.share_rules),
        )

    def test_each_model_that_partners_may_read_has_both_layers(self):
        rights = self.env["ir.model.access"].search(
            [("group_id", "=", self.group.id), ("perm_read", "=", True)]
        )
        self.assertEqual(sorted(rights.model_id.mapped("model")), self.models)

    def test_partners_read_the_same_with_one_layer_alone(self):
        for user in (self.partner_a, self.supervisor_a, self.partner_b):
            both = self.seen(user)
            self.assertTrue(both["prm.registration"])
            for layer in (self.group_rules, self.share_rules):
                with self.subTest(user=user.login, off=layer == self.group_rules):
                    layer.active = False
                    self.assertEqual(self.seen(user), both)
                    layer.active = True

    def test_without_the_group_a_right_alone_shows_nothing(self):
        rights = self.env["ir.model.access"].search([("group_id", "=", self.group.id)])
        rights.group_id = self.env.ref("base.group_portal")
        self.partner_a.group_ids = [Command.unlink(self.group.id)]
        for user in (self.partner_a, self.portal_user):
            self.assertEqual(self.seen(user), {name: set() for name in self.models})

    def test_a_rule_of_another_addon_for_portal_users_opens_nothing(self):
        both = self.seen(self.partner_a)
        portal = self.env.ref("base.group_portal")
        for rule in self.group_rules:
            rule.copy({"groups": [Command.set(portal.ids)], "domain_force": "[]"})
        self.assertEqual(self.seen(self.partner_a), both)
        nothing = {name: None for name in self.models}
        self.assertEqual(self.seen(self.portal_user), nothing)
