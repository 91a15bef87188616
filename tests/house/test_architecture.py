"""The addon keeps the rules of the house on imports, sizes and superuser rights."""

import ast
import re

from odoo.tests import BaseCase, tagged

from ..places import ROOT
from .rules import architecture, documentation, sudo
from .rules.source_files import breaches, sources


@tagged("prm_architecture", "prm_once")
class TestArchitecture(BaseCase):
    """Each rule, over all files of the addon."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.files = list(sources(ROOT))

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
        self.check(architecture.pure_imports)

    def test_the_libraries_are_declared_where_odoo_and_pip_look(self):
        manifest = ast.literal_eval((ROOT / "__manifest__.py").read_text())
        declared = manifest["external_dependencies"]["python"]
        self.assertEqual(
            sorted(declared), sorted(architecture.POLICY_LIBRARIES.values())
        )
        required = (ROOT / "requirements.txt").read_text().splitlines()
        names = [re.match("[a-z-]+", line)[0] for line in required if line[0] != "#"]
        self.assertEqual(sorted(names), sorted(declared))

    def test_models_never_import_controllers_forms_or_http(self):
        self.check(architecture.model_imports)

    def test_tools_import_nothing_of_the_addon(self):
        self.check(architecture.tool_imports)

    def test_controllers_neither_raise_rights_nor_change_records(self):
        self.check(architecture.controller_calls)

    def test_sudo_stays_in_private_methods_and_in_names_that_say_so(self):
        self.check(sudo.sudo_scope)

    def test_files_are_short(self):
        self.check(architecture.file_length, tuple(architecture.LINE_LIMITS))

    def test_functions_are_short_and_routes_shorter(self):
        self.check(architecture.function_length)

    def test_functions_are_simple(self):
        self.check(architecture.complexity)

    def test_classes_moves_and_prepared_values_are_documented(self):
        self.check(documentation.docstrings)
