"""What is remembered of a portal and of its people is never what was before."""

from odoo.tests import tagged

from ....models.common.visit.once import Visit, once
from ...common import PrmCase


@tagged("post_install", "-at_install")
class TestRemembered(PrmCase):
    """A change counts at once, and what is taken back leaves nothing."""

    def setUp(self):
        super().setUp()
        self.switches = self.env["prm.portal.switches"].with_user(self.partner_a)
        rows = self.portal.section_ids
        self.row = rows.filtered(lambda row: row.key == "registrations")

    def shown(self):
        return self.switches._is_shown(self.portal, "registrations")

    def test_a_change_is_seen_at_once_and_is_gone_when_it_is_taken_back(self):
        self.assertTrue(self.shown())
        with self.env.cr.savepoint() as savepoint:
            self.row.visible = False
            self.assertFalse(self.shown())
            savepoint.rollback()
        self.assertTrue(self.shown())

    def test_what_somebody_else_has_changed_is_seen_by_the_next_transaction(self):
        self.assertTrue(self.shown())
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE prm_portal_section SET visible = FALSE WHERE id = %s",
            [self.row.id],
        )
        self.env.invalidate_all()
        self.assertFalse(self.shown())

    def test_each_kind_of_rows_and_the_portal_itself_are_in_the_key(self):
        keys = {self.portal._setup_now()}
        for change in (
            lambda: self.row.write({"can_create": False}),
            lambda: self.row.write({"name": "Deals"}),
            lambda: self.portal.block_ids[:1].write({"visible": False}),
            lambda: self.portal.widget_ids[:1].write({"sequence": 990}),
            lambda: self.portal.field_ids[:1].write({"help_text": "Say more."}),
            self.portal.field_ids[:1].unlink,
            lambda: self.portal.write({"let_propose": False}),
        ):
            change()
            keys.add(self.portal._setup_now())
        self.assertEqual(len(keys), 8)

    def test_it_is_read_by_one_query_and_then_by_none(self):
        self.shown()
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(1):
            self.shown()
        with self.assertQueryCount(0):
            self.shown()

    def test_rows_are_plain_values_that_nobody_changes(self):
        [row] = [r for r in self.portal._set_rows("section") if r.key == self.row.key]
        self.assertEqual((row.id, row["visible"]), (self.row.id, True))
        self.assertEqual(row.portal_id, self.portal.id)
        with self.assertRaises(AttributeError):
            row.visible = False

    def test_a_portal_that_is_not_stored_yet_is_never_remembered(self):
        new = self.portal.new({"name": "New"}, origin=self.portal)
        new.section_ids.visible = False
        rows = new._set_rows("section")
        self.assertFalse(any(row.visible for row in rows))
        self.assertTrue(self.shown())

    def test_own_portals_end_with_the_access(self):
        portals = self.env["prm.portal"].with_user(self.partner_a)
        self.assertEqual(portals._for_user().ids, self.portal.ids)
        self.assertTrue(self.portal.with_user(self.partner_a)._own_partnership())
        self.portal.state = "draft"
        self.assertFalse(portals._for_user())
        self.portal.state = "active"
        self.assertTrue(portals._for_user())
        self.env["prm.member"].search(
            [("user_id", "=", self.partner_a.id)]
        ).state = "disabled"
        self.assertFalse(portals._for_user())
        self.assertFalse(self.portal.with_user(self.partner_a)._own_partnership())

    def test_a_page_asks_once_and_whatever_writes_asks_anew(self):
        asked = []

        def ask():
            asked.append(1)
            return len(asked)

        for _turn in range(2):
            once(self.env, ("any",), ask)
        self.assertEqual(len(asked), 2)
        reading = self.env(context={"prm_visit": Visit()})
        told = [once(reading, ("any",), ask) for _turn in range(2)]
        told.append(once(reading(user=self.partner_a), ("any",), ask))
        self.assertEqual(told, [3, 3, 4])
        forged = self.env(context={"prm_visit": {"answers": {}}})
        self.assertEqual(once(forged, ("any",), ask), 5)
