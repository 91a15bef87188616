"""The tools read Odoo's log: what of it is about the addon, and what is not."""

import importlib
import sys
from pathlib import Path
from unittest.mock import patch

from odoo.tests import BaseCase, tagged

from ..places import ROOT

WARNING = "2026-03-02 09:00:00,000 12 WARNING db {}: {}"


@tagged("-at_install", "post_install", "prm_once")
class TestLog(BaseCase):
    """An Odoo at any place is nothing of the addon."""

    def complaints(self, text, source):
        """Return what the tools would tell of a log of the Odoo at ``source``."""
        with patch.object(sys, "path", [str(ROOT / "tools"), *sys.path]):
            odoo_cli = importlib.import_module("odoo_cli")
        with patch.object(odoo_cli.odoo19, "source", lambda: Path(source)):
            return odoo_cli.complaints(text)

    def test_a_warning_of_odoo_below_a_folder_of_our_name_is_not_ours(self):
        source = "/srv/prm/odoo"
        said = f"{source}/odoo/addons/base/models/ir_ui_view.py:36: SyntaxWarning"
        self.assertEqual(
            self.complaints(WARNING.format("py.warnings", said), source), []
        )

    def test_a_warning_that_names_the_addon_is_ours_wherever_odoo_is(self):
        for said in ("module prm: no license", "field prm_registration.name"):
            line = WARNING.format("odoo.modules", said)
            self.assertEqual(self.complaints(line, "/srv/prm/odoo"), [line])

    def test_a_warning_of_a_file_of_the_addon_is_ours(self):
        said = f"{ROOT}/models/a.py:7: SyntaxWarning: invalid escape"
        line = WARNING.format("py.warnings", said)
        self.assertEqual(self.complaints(line, "/srv/prm/odoo"), [line])

    def test_an_error_is_told_whoever_makes_it(self):
        line = WARNING.format("odoo", "gone").replace("WARNING", "ERROR")
        self.assertEqual(self.complaints(line, "/srv/odoo"), [line])
