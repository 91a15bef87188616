"""Each rule of the house is able to fail: a rule that cannot protects nothing."""

from odoo.tests import BaseCase, tagged

from . import rules
from .examples import file_examples, glue_examples, tree_examples
from .rules.architecture import controller_calls
from .rules.source_files import Source, breaches, tree_breaches


@tagged("prm_architecture", "prm_once")
class TestRules(BaseCase):
    def test_each_rule_sees_its_breaches(self):
        for rule, path, text in (*file_examples.BROKEN, *glue_examples.BROKEN):
            with self.subTest(rule=rule.__name__, text=text):
                found = breaches(rule, [Source(path, text)])
                self.assertEqual(len(found), 1, found)
                self.assertRegex(found[0], rf"^{path}:\d+ \w")

    def test_each_rule_lets_pass_what_it_allows(self):
        for rule, path, text in (*file_examples.KEPT, *glue_examples.KEPT):
            with self.subTest(rule=rule.__name__, text=text):
                self.assertEqual(breaches(rule, [Source(path, text)]), [])

    def test_each_rule_on_all_files_sees_its_breaches(self):
        for rule, files in tree_examples.BROKEN:
            with self.subTest(rule=rule.__name__, files=files):
                found = tree_breaches(rule, self.sources(files))
                self.assertEqual(len(found), 1, found)
                self.assertRegex(found[0], r"^(models|tests|views)/[\w./]+:\d+ \w")

    def test_each_rule_on_all_files_lets_pass_what_it_allows(self):
        for rule, files in tree_examples.KEPT:
            with self.subTest(rule=rule.__name__, files=files):
                self.assertEqual(tree_breaches(rule, self.sources(files)), [])

    def sources(self, files):
        return [Source(path, text) for path, text in files.items()]

    def test_every_rule_of_the_addon_is_tried_here(self):
        tried = {rule for rule, _path, _text in file_examples.BROKEN}
        self.assertEqual(tried, {rule for rule, _path, _text in file_examples.KEPT})
        self.assertEqual(tried, {*rules.HOUSE_RULES, *rules.FILE_RULES})
        tried = {rule for rule, _path, _text in glue_examples.BROKEN}
        self.assertEqual(tried, {rule for rule, _path, _text in glue_examples.KEPT})
        self.assertEqual(tried, set(rules.GLUE_RULES))
        tried = {rule for rule, _files in tree_examples.BROKEN}
        self.assertEqual(tried, {rule for rule, _files in tree_examples.KEPT})
        self.assertEqual(tried, set(rules.TREE_RULES))

    def test_a_breach_names_the_line_where_it_stands(self):
        source = Source("controllers/a.py", "\n\nrecord.write({})")
        expected = "controllers/a.py:3 a controller must not call write()"
        self.assertEqual(breaches(controller_calls, [source]), [expected])
