"""The addon keeps the rules of the house on rooms, models, parts and words in code."""

from odoo.tests import TransactionCase, tagged

from ..places import ROOT
from .rules import FILE_RULES, TREE_RULES
from .rules.models import parts_say_what_they_use
from .rules.source_files import breaches, sources, tree_breaches

OURS = "odoo.addons.prm."

# Folders and files that do not keep all of these rules yet.
NOT_YET = ()


@tagged("-at_install", "post_install", "prm_architecture", "prm_once")
class TestRooms(TransactionCase):
    """Each rule, over all files; what Odoo gives to a record its classes tell."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.found = cls.breaches()

    def test_rooms_keep_their_rules(self):
        for rule, found in self.found.items():
            with self.subTest(rule=rule.__name__):
                kept = [each for each in found if not self.is_in(each, NOT_YET)]
                self.assertEqual(kept, [], rule.__doc__)

    def test_what_does_not_keep_them_yet_is_named_no_longer_than_needed(self):
        found = [each for some in self.found.values() for each in some]
        done = {room for room in NOT_YET if not any(map(self.inside(room), found))}
        self.assertEqual(done, set(), "keeps all rules: take it out of NOT_YET")

    def inside(self, room):
        return lambda breach: self.is_in(breach, (room,))

    def is_in(self, breach, rooms):
        """Tell whether a breach stands in one of these folders or files."""
        return breach.startswith(
            tuple(f"{room}{end}" for room in rooms for end in "/:")
        )

    @classmethod
    def breaches(cls):
        """Return rule → its breaches in the addon."""
        files = list(sources(ROOT))
        found = {rule: breaches(rule, files) for rule in FILE_RULES}
        found |= {rule: tree_breaches(rule, files) for rule in TREE_RULES}
        found[parts_say_what_they_use] = tree_breaches(cls.parts, files)
        return found

    @classmethod
    def parts(cls, files):
        return parts_say_what_they_use(files, cls.core_names)

    @classmethod
    def core_names(cls, model):
        """Return the names that classes of Odoo and of other addons give a model."""
        return {
            name
            for owner in type(cls.env[model]).mro()
            if not owner.__module__.startswith(OURS)
            if not getattr(owner, "pool", None)
            for name in vars(owner)
        }

    def test_core_gives_what_it_declares_and_nothing_of_ours(self):
        given = self.core_names("crm.lead")
        expected = {"partner_id", "write", "ensure_one", "message_post"}
        self.assertLessEqual(expected, given)
        self.assertNotIn("registration_ids", given)
