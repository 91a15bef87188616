"""The addon keeps the rules of the house, and each rule is able to fail."""

import ast
import re

from odoo.tests import BaseCase, tagged

from ..places import ROOT
from . import architecture_rules as rules
from .architecture_rules import Source, breaches

LONG_FUNCTION = "def long():\n" + "    pass\n" * 40
LONG_ROUTE = "@http.route('/x')\ndef page(self):\n" + "    pass\n" * 20
MANY_PATHS = "def many(a):\n" + "    if a and a:\n        pass\n" * 5

# Rule, file, its text; each one breaks the rule exactly once.
BROKEN = (
    (rules.pure_imports, "policy/a.py", "import odoo"),
    (rules.pure_imports, "policy/a.py", "from odoo import fields"),
    (rules.pure_imports, "policy/a.py", "import requests"),
    (rules.pure_imports, "policy/a.py", "from ..forms import form"),
    (rules.pure_imports, "policy/a.py", "from .. import models"),
    (rules.pure_imports, "policy/a.py", "def f():\n    import lxml.html"),
    (rules.pure_imports, "forms/a.py", "from odoo.addons.prm.models import x"),
    (rules.pure_imports, "forms/a.py", "from ..models.x import y"),
    (rules.pure_imports, "forms/a.py", "import werkzeug"),
    (rules.pure_imports, "forms/a.py", "import phonenumbers"),
    (rules.model_imports, "models/a.py", "from odoo.http import request"),
    (rules.model_imports, "models/a.py", "from odoo import fields, http"),
    (rules.model_imports, "models/a.py", "import odoo.http"),
    (rules.model_imports, "models/a.py", "from ..forms.form import Form"),
    (rules.model_imports, "wizards/a.py", "from .. import forms"),
    (rules.model_imports, "report/a.py", "from odoo.addons.prm.controllers import x"),
    (rules.tool_imports, "tools/a.py", "from odoo.addons.prm.policy import matching"),
    (rules.tool_imports, "tools/a.py", "import odoo.addons.prm"),
    (rules.tool_imports, "tools/a.py", "from ..policy import matching"),
    (rules.tool_imports, "tools/a.py", "import policy.matching"),
    (rules.controller_calls, "controllers/a.py", "request.env['a'].sudo()"),
    (rules.controller_calls, "controllers/a.py", "record.create({})"),
    (rules.controller_calls, "controllers/a.py", "record.write({})"),
    (rules.controller_calls, "controllers/a.py", "def f():\n    a.b().unlink()"),
    (rules.sudo_scope, "models/a.py", "def action_x(self):\n    a_sudo = self.sudo()"),
    (rules.sudo_scope, "models/a.py", "a_sudo = model.sudo()"),
    (rules.sudo_scope, "models/a.py", "def _x(self):\n    self.sudo().write({})"),
    (rules.sudo_scope, "models/a.py", "def _x(self):\n    found = self.sudo()"),
    (rules.sudo_scope, "models/a.py", "def _x(self):\n    return self.sudo().name"),
    (rules.sudo_scope, "models/a.py", "def _x(self):\n    self.a = self.sudo().a"),
    (rules.sudo_scope, "models/a.py", "def _x(self):\n    call(self.sudo())"),
    (rules.sudo_scope, "wizards/a.py", "def _x(self):\n    for a in b.sudo(): pass"),
    (rules.sudo_scope, "hooks.py", "def _x(env):\n    env['a'].sudo().search([])"),
    (rules.file_length, "models/a.py", "\n" * 301),
    (rules.file_length, "views/a.xml", "\n" * 251),
    (rules.file_length, "static/src/a.js", "\n" * 201),
    (rules.function_length, "models/a.py", LONG_FUNCTION),
    (rules.function_length, "tests/a.py", LONG_FUNCTION),
    (rules.function_length, "controllers/a.py", LONG_ROUTE),
    (rules.function_length, "controllers/a.py", LONG_ROUTE.replace("http.", "")),
    (rules.function_length, "controllers/a.py", LONG_ROUTE.replace(".", "_")),
    (rules.complexity, "models/a.py", MANY_PATHS),
    (rules.docstrings, "models/a.py", "class A(Model):\n    _name = 'a'"),
    (rules.docstrings, "models/a.py", "def _prepare_x_values(self):\n    return {}"),
    (rules.docstrings, "models/a.py", "def _move_to(self, new):\n    pass"),
)

# The same close by, but allowed.
KEPT = (
    (rules.pure_imports, "policy/a.py", "import re\nfrom .verdict import ALLOWED"),
    (rules.pure_imports, "policy/a.py", "from collections.abc import Mapping"),
    (rules.pure_imports, "policy/a.py", "from stdnum.eu import vat"),
    (rules.pure_imports, "forms/a.py", "from ..policy import matching\nimport re"),
    (rules.pure_imports, "forms/a.py", "from .form import Form"),
    (rules.pure_imports, "models/a.py", "import odoo"),
    (rules.model_imports, "models/a.py", "from odoo import fields"),
    (rules.model_imports, "models/a.py", "from ..policy import tax_number"),
    (rules.model_imports, "controllers/a.py", "from odoo.http import request"),
    (rules.tool_imports, "tools/a.py", "import databases\nfrom . import places"),
    (rules.tool_imports, "tests/a.py", "from odoo.addons.prm import policy"),
    (rules.controller_calls, "controllers/a.py", "record._register(form.values)"),
    (rules.controller_calls, "models/a.py", "record.create({})"),
    (rules.sudo_scope, "models/a.py", "def _x(self):\n    a_sudo = self.sudo()"),
    (rules.sudo_scope, "models/a.py", "def _x(self):\n    a_sudo = b.sudo().c[0]"),
    (
        rules.sudo_scope,
        "models/a.py",
        "def _x(self):\n    a_sudo = b.sudo() if b else b",
    ),
    (
        rules.sudo_scope,
        "models/a.py",
        "def _x(self):\n    for a_sudo in b.sudo(): pass",
    ),
    (rules.sudo_scope, "models/a.py", "def _x_sudo(self):\n    return self.sudo()"),
    (rules.sudo_scope, "models/a.py", "def _x(self):\n    if a_sudo := b.sudo(): pass"),
    (rules.sudo_scope, "models/a.py", "def action_x(self):\n    self.sudo(False).a()"),
    (rules.file_length, "models/a.py", "\n" * 300),
    (rules.file_length, "views/a.xml", "\n" * 250),
    (rules.function_length, "models/a.py", LONG_FUNCTION.replace("pass", "", 1)[:-9]),
    (rules.function_length, "models/a.py", LONG_ROUTE.partition("\n")[2]),
    (rules.complexity, "models/a.py", MANY_PATHS.replace("a and a", "a", 1)),
    (rules.docstrings, "models/a.py", "class A:\n    '''An a.'''"),
    (rules.docstrings, "models/a.py", "def _prepare_x(self):\n    '''Return x.'''"),
    (rules.docstrings, "tests/a.py", "class TestA(BaseCase):\n    pass"),
)


@tagged("prm_architecture")
class TestArchitecture(BaseCase):
    """Each rule, over all files of the addon."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.files = list(rules.sources(ROOT))

    def check(self, rule, suffix=".py"):
        """Fail with one line per breach."""
        files = [file for file in self.files if file.path.endswith(suffix)]
        if found := breaches(rule, files):
            self.fail("\n".join([rule.__doc__, *found]))

    def test_the_walk_finds_the_addon(self):
        paths = {file.path for file in self.files}
        self.assertIn("policy/verdict.py", paths)
        self.assertIn("tests/house/test_architecture.py", paths)
        self.assertFalse([path for path in paths if path.startswith(".")])

    def test_policy_and_forms_import_few_libraries_beside_the_standard_one(self):
        self.check(rules.pure_imports)

    def test_the_libraries_are_declared_where_odoo_and_pip_look(self):
        manifest = ast.literal_eval((ROOT / "__manifest__.py").read_text())
        declared = manifest["external_dependencies"]["python"]
        self.assertEqual(sorted(declared), sorted(rules.POLICY_LIBRARIES.values()))
        required = (ROOT / "requirements.txt").read_text().splitlines()
        names = [re.match("[a-z-]+", line)[0] for line in required if line[0] != "#"]
        self.assertEqual(sorted(names), sorted(declared))

    def test_models_never_import_controllers_forms_or_http(self):
        self.check(rules.model_imports)

    def test_tools_import_nothing_of_the_addon(self):
        self.check(rules.tool_imports)

    def test_controllers_neither_raise_rights_nor_change_records(self):
        self.check(rules.controller_calls)

    def test_sudo_stays_in_private_methods_and_in_names_that_say_so(self):
        self.check(rules.sudo_scope)

    def test_files_are_short(self):
        self.check(rules.file_length, tuple(rules.LINE_LIMITS))

    def test_functions_are_short_and_routes_shorter(self):
        self.check(rules.function_length)

    def test_functions_are_simple(self):
        self.check(rules.complexity)

    def test_classes_moves_and_prepared_values_are_documented(self):
        self.check(rules.docstrings)


@tagged("prm_architecture")
class TestArchitectureRules(BaseCase):
    """A rule that cannot fail protects nothing."""

    def test_each_rule_sees_its_breaches(self):
        for rule, path, text in BROKEN:
            with self.subTest(rule=rule.__name__, text=text):
                found = breaches(rule, [Source(path, text)])
                self.assertEqual(len(found), 1, found)
                self.assertRegex(found[0], rf"^{path}:\d+ \w")

    def test_each_rule_lets_pass_what_it_allows(self):
        for rule, path, text in KEPT:
            with self.subTest(rule=rule.__name__, text=text):
                self.assertEqual(breaches(rule, [Source(path, text)]), [])

    def test_every_rule_of_the_addon_is_tried_here(self):
        tried = {rule for rule, _path, _text in BROKEN}
        self.assertEqual(tried, {rule for rule, _path, _text in KEPT})
        checks = (rules.pure_imports, rules.model_imports, rules.tool_imports)
        checks += (rules.controller_calls, rules.sudo_scope, rules.docstrings)
        checks += (rules.file_length, rules.function_length, rules.complexity)
        self.assertEqual(tried, set(checks))

    def test_a_breach_names_the_line_where_it_stands(self):
        source = Source("controllers/a.py", "\n\nrecord.write({})")
        expected = "controllers/a.py:3 a controller must not call write()"
        self.assertEqual(breaches(rules.controller_calls, [source]), [expected])
