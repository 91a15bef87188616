"""No refusal tells a record of somebody else from one that does not exist."""

from odoo.tests import tagged

from ..common import PrmCase
from ..security.parts_common import PartsData
from ..small_parts_common import SmallParts
from .surface_table import READABLE_MODELS

MISSING = 10**8


@tagged("post_install", "-at_install")
class TestAccessAlike(PartsData, SmallParts, PrmCase):
    """Each way of writing, with each field: a model may check more than core does."""

    def setUp(self):
        super().setUp()
        self._create_parts(self.partnership_b)
        self._register(self.partner_b)
        self._saved_filter(self.partner_b.prm_member_ids)
        portal = self.portal.copy({"path": "elsewhere", "state": "active"})
        program = self.program.copy({"portal_id": portal.id})
        self._create_condition(self._create_tiers(program, 0))
        self._acceptance(self.partnership_b, self._terms_of(program))
        self.reasons["withdrawal"].copy({"active": False})
        self.offering.copy({"active": False})
        self.env.flush_all()

    def _foreign(self, model):
        """Return a record that exists and that the partner may not read."""
        everything = model.sudo().with_context(active_test=False).search([])
        return (model.browse(everything.ids) - model.search([]))[:1]

    def _answer(self, call, *arguments):
        """Return what the call returns, or the class of its error and its words."""
        self.env.invalidate_all()
        try:
            with self.env.cr.savepoint(flush=False):
                return str(call(*arguments))
        except Exception as error:
            return f"{type(error).__name__}: {error}"

    def test_no_way_of_writing_tells_foreign_from_missing_records(self):
        told = []
        for name in sorted(READABLE_MODELS):
            model = self.env[name].with_user(self.partner_a)
            foreign = self._foreign(model)
            self.assertTrue(foreign, name)
            ways = [("unlink",), ("copy",)]
            ways += [("write", {field: False}) for field in sorted(model._fields)]
            for way, *arguments in ways:
                answers = {
                    self._answer(getattr(record, way), *arguments)
                    for record in (foreign, model.browse(MISSING))
                }
                if len(answers) > 1:
                    told.append(f"{name}.{way} {arguments}: {answers}")
        self.assertFalse(told, "\n".join(["", *told]))
