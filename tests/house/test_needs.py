"""A missing library is one sentence that says which, and what to do."""

from unittest.mock import patch

from odoo.modules.module import MissingDependency
from odoo.tests import BaseCase, tagged

from ... import needs


@tagged("-at_install", "post_install", "prm_once")
class TestNeeds(BaseCase):
    def without(self, *names):
        """Let these packages not be there."""

        def look(name):
            if name in names:
                raise MissingDependency("No {dependency!r}", name)

        return patch.object(needs, "check_python_external_dependency", look)

    def test_with_all_libraries_nothing_is_said(self):
        self.assertIsNone(needs.check_libraries())

    def test_all_that_are_missing_are_named_at_once(self):
        with self.without("idna", "rapidfuzz"), self.assertRaises(ImportError) as said:
            needs.check_libraries()
        self.assertEqual(
            str(said.exception),
            "The addon prm needs Python packages that are not installed: idna, "
            "rapidfuzz. Install them with: pip install idna rapidfuzz",
        )
