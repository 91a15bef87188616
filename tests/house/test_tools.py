"""The tools: what of Odoo's log is about the addon, where glue is found and tested."""

import json
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from unittest.mock import patch

from odoo.tests import BaseCase, TransactionCase, tagged

from ..places import ROOT
from .tool_common import tool

WARNING = "2026-03-02 09:00:00,000 12 WARNING db {}: {}"


@tagged("-at_install", "post_install", "prm_once")
class TestLog(BaseCase):
    """An Odoo at any place is nothing of the addon."""

    def complaints(self, text, source):
        """Return what the tools would tell of a log of the Odoo at ``source``."""
        odoo_cli = tool("odoo_cli")
        with patch.object(odoo_cli.odoo19, "source", lambda: Path(source)):
            return odoo_cli.complaints(text)

    def test_a_warning_of_odoo_below_a_folder_of_our_name_is_not_ours(self):
        source = "/srv/prm/odoo"
        said = f"{source}/odoo/addons/base/models/ir_ui_view.py:36: SyntaxWarning"
        self.assertEqual(
            self.complaints(WARNING.format("py.warnings", said), source), []
        )

    def test_a_warning_that_names_the_addon_is_ours_wherever_odoo_is(self):
        for said in ("prm: no license", "prm_registration.name", "prm_sale: gone"):
            line = WARNING.format("odoo.modules", said)
            self.assertEqual(self.complaints(line, "/srv/prm/odoo"), [line])

    def test_a_warning_of_a_file_of_the_addon_is_ours(self):
        said = f"{ROOT}/models/a.py:7: SyntaxWarning: invalid escape"
        line = WARNING.format("py.warnings", said)
        self.assertEqual(self.complaints(line, "/srv/prm/odoo"), [line])

    def test_an_error_is_told_whoever_makes_it(self):
        line = WARNING.format("odoo", "gone").replace("WARNING", "ERROR")
        self.assertEqual(self.complaints(line, "/srv/odoo"), [line])


@tagged("-at_install", "post_install", "prm_once")
class TestGlue(BaseCase):
    """Small addons under ``addons/``: which there are, and where they are tested."""

    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name, "addons")
        for module in map(tool, ("glue", "linting", "odoo_cli", "testing", "suite")):
            for place in {"GLUE", "ROOT", "GENERATED"} & {*vars(module)}:
                root = self.folder if place == "GLUE" else self.folder.parent
                self.startPatcher(patch.object(module, place, root))

    def make(self, **apps):
        """Make glue addons, each for an app."""
        for name, app in apps.items():
            tests = self.folder / name / "tests"
            tests.mkdir(parents=True)
            manifest = {"depends": ["prm", app], "auto_install": True}
            (tests.parent / "__manifest__.py").write_text(str(manifest))

    def test_a_folder_without_a_manifest_is_no_addon(self):
        self.assertEqual(tool("glue").folders(), [])
        (self.folder / "prm_empty").mkdir(parents=True)
        self.assertEqual(tool("glue").folders(), [])
        self.make(prm_sale="sale_crm")
        self.assertEqual(tool("glue").folders(), [self.folder])
        self.assertEqual(tool("glue").names(), ["prm_sale"])

    def test_each_is_tested_in_the_first_set_that_has_its_app(self):
        self.make(prm_project="project", prm_sale="sale_crm", prm_other="hr")
        self.make(prm_slides="website_slides_survey")
        home = tool("databases").home
        self.assertEqual(home("prm_project"), "beside")
        self.assertEqual(home("prm_sale"), "beside", "it comes by itself there")
        self.assertEqual(home("prm_slides"), "courses")
        with self.assertRaisesRegex(Exception, "brings hr, for prm_other"):
            home("prm_other")

    def test_the_set_of_courses_is_made_only_for_glue_that_needs_it(self):
        self.make(prm_sale="sale_crm")
        tests = tool("suite").all_tests()
        self.assertEqual(list(tests["beside"]), ["prm_sale", "prm"])
        self.assertEqual(list(tests["plain"]), ["prm"])
        self.assertNotIn("courses", tests)
        self.make(prm_slides="website_slides_survey")
        tests = tool("suite").all_tests()
        self.assertEqual(tests["courses"], {"prm_slides": ["addons/prm_slides/tests"]})

    def test_an_addon_is_a_room_that_runs_where_its_app_is(self):
        self.make(prm_sale="sale_crm")
        suite = tool("suite")
        expected = {"beside": {"prm_sale": ["addons/prm_sale/tests"]}}
        for name in ("addons/prm_sale", "addons/prm_sale/", "addons/prm_sale/tests"):
            self.assertEqual(suite.tests_of([name]), expected)
        self.assertEqual(suite.tests_of(["house"]), {"plain": {"prm": ["tests/house"]}})
        with self.assertRaisesRegex(Exception, "There is no room 'addons/prm_none'"):
            suite.tests_of(["addons/prm_none"])

    def test_pytest_has_its_root_where_the_tests_are(self):
        self.make(prm_project="project", prm_sale="sale_crm")
        owner = tool("testing").owner
        self.assertEqual(owner(["-q"]), "prm")
        self.assertEqual(owner(["addons/prm_sale/tests::A", "-q"]), "prm_sale")
        with self.assertRaisesRegex(Exception, "prm_project and prm_sale run apart"):
            owner(["addons/prm_sale", "addons/prm_project"])

    def test_odoo_finds_glue_unless_it_is_given_another_folder(self):
        configuration = tool("odoo_cli").configuration
        self.assertNotIn(str(self.folder), configuration().read_text())
        self.make(prm_sale="sale_crm")
        self.assertIn(str(self.folder), configuration().read_text())
        former = self.folder.parent / "former"
        told = configuration(former).read_text()
        self.assertIn(str(former), told)
        self.assertNotIn(str(self.folder), told)

    def test_several_write_odoos_configuration_at_once(self):
        configuration = tool("odoo_cli").configuration
        with ThreadPoolExecutor(4) as pool:
            written = [pool.submit(configuration) for _number in range(400)]
        [path] = {one.result() for one in written}
        self.assertIn("addons_path", path.read_text())
        self.assertEqual([*path.parent.glob(f"{path.stem}*")], [path])

    def test_several_make_the_link_to_the_addon_at_once(self):
        places, cache = tool("places"), self.folder.parent / "cache"
        link = cache / "addons" / places.ADDON
        with (
            patch.object(places, "cache_folder", lambda: cache),
            ThreadPoolExecutor(4) as pool,
        ):
            for _round in range(50):
                link.unlink(missing_ok=True)
                made = [pool.submit(places.addon_link) for _number in range(8)]
                self.assertEqual({one.result() for one in made}, {link})
                self.assertEqual(link.readlink(), places.ROOT)
        self.assertEqual([*cache.iterdir()], [link.parent])

    def test_an_update_installs_glue_whose_app_is_there(self):
        self.make(prm_project="project", prm_sale="sale_crm")
        for there, due in (
            ({"prm", "sale_crm"}, ["prm_sale"]),
            ({"prm", "sale_crm", "prm_sale"}, []),
            ({"prm"}, []),
        ):
            with patch.object(tool("glue"), "installed", lambda _name, is_=there: is_):
                self.assertEqual(tool("glue").due("any"), due)

    def test_each_is_linted_and_translated_where_its_app_is(self):
        self.make(prm_sale="sale_crm", prm_slides="website_slides_survey")
        expected = {"plain": ["prm"], "beside": ["prm_sale"], "courses": ["prm_slides"]}
        self.assertEqual(tool("linting")._sets(), expected)

    def test_all_are_joined_alone_and_together(self):
        tries = tool("joining")._tries
        self.assertEqual(tries(["a", "b"]), [("a", "b"), ("a",), ("b",)])
        self.assertEqual(tries(["a"]), [("a",)])
        with self.assertRaisesRegex(Exception, "There is no prm_none in addons"):
            tool("joining").addons(["prm_none"])

    def test_no_passed_test_is_a_failure(self):
        part = tool("parts").Part("beside", "prm_none", ())
        self.addCleanup(part.close)
        self.assertEqual(part.result(), (0, 1))
        part._results.append({"passed": 3, "failed": 0, "chosen": 3})
        self.assertEqual(part.result(), (3, 0))
        part._results[0]["chosen"] = 4
        self.assertEqual(part.result(), (3, 1), "one was not run")

    def test_the_log_ends_with_what_failed_and_why(self):
        part = tool("parts").Part("beside", "prm", ())
        self.addCleanup(part.close)
        reasons = {"a.py::test_a": ["AssertionError: 1 != 2", ": the second"]}
        counts = {"passed": 3, "failed": 1, "chosen": 4, "reasons": reasons}
        part.report("beside 2").write_text(json.dumps(counts))
        part.take_result("beside 2", 1)
        self.assertEqual(part.result(), (3, 1))
        told = "[beside 2] a.py::test_a\n    AssertionError: 1 != 2\n    : the second"
        self.assertEqual(part.failures, [told])


@tagged("-at_install", "post_install", "prm_once")
class TestTraces(TransactionCase):
    """What an addon leaves behind is seen: here all of ours, which is there."""

    def test_what_is_still_there_is_seen(self):
        left = tool("traces").of(self.env, "prm").left(self.env)
        for what in (
            "table prm_portal",
            "column prm_portal.path",
            "view prm.portal_size",
            "ir.cron ir_cron_notification_digest",
        ):
            self.assertIn(what, left)
        self.assertFalse([each for each in left if each.startswith("'")], "a choice")

    def test_a_choice_that_nobody_offers_is_seen(self):
        [portal] = self.env["prm.portal"].search([], limit=1)
        self.env.cr.execute(
            "UPDATE prm_portal SET state = 'sold' WHERE id = %s", [portal.id]
        )
        found = list(tool("traces")._unknown_choices(self.env))
        self.assertEqual(found, ["'sold' in prm.portal.state"])
