"""The renewal of keys among others who work, and killed in the middle."""

from unittest.mock import patch

from odoo.tests import tagged
from odoo.tools import mute_logger

from ...models.screening import match_keys
from ...models.screening.stored_keys import StoredKeys
from ..race_common import RaceCase


class Killed(BaseException):
    """The process ends here."""


@tagged("-at_install", "post_install")
class TestMatchKeysKilled(RaceCase):
    def setUp(self):
        super().setUp()
        self.startPatcher(patch.object(match_keys, "BATCH", 2))
        self.startPatcher(patch.object(match_keys, "COMPARED", ("crm.lead",)))
        with self.committed() as env:
            env["prm.match.keys"]._renew_all()
            self.leads = env["crm.lead"].create(
                [
                    {"name": f"Deal {number}", "partner_name": f"Quartz {number} GmbH"}
                    for number in range(6)
                ]
            )
            env.flush_all()
            self.below = min(self.leads.ids) - 1
            self.spoil()

    def spoil(self):
        """Store other keys for the leads, and let the run begin with them."""
        self.env.cr.execute(
            "UPDATE crm_lead SET prm_match_words = 'x' WHERE id = ANY(%s)",
            [self.leads.ids],
        )
        line = self.env["prm.match.keys"].search([("model", "=", "crm.lead")])
        line.write({"position": self.below, "is_done": False})

    def run_job(self):
        with self.committed() as env:
            env["prm.match.keys"]._cron_renew()

    def words(self):
        with self.committed():
            return self.here(self.leads).mapped("prm_match_words")

    def looked_at(self):
        """Return the ids that a run of the job reads."""
        seen = []
        read = StoredKeys.read

        def watch(keys, after, limit):
            rows = read(keys, after, limit)
            seen.extend(rows)
            return rows

        with patch.object(StoredKeys, "read", watch):
            self.run_job()
        return seen

    def test_a_killed_run_goes_on_where_it_was(self):
        store = StoredKeys.store

        def die(keys, changed):
            if self.leads.ids[3] in changed:
                raise Killed
            store(keys, changed)

        with patch.object(StoredKeys, "store", die), self.assertRaises(Killed):
            self.run_job()
        right = [f"quartz {number}" for number in range(6)]
        self.assertEqual(self.words(), [*right[:2], "x", "x", "x", "x"])
        self.assertEqual(self.looked_at(), self.leads.ids[2:])
        self.assertEqual(self.words(), right)
        self.assertEqual(self.looked_at(), [])

    def test_what_somebody_writes_meanwhile_stays_and_has_its_keys(self):
        store, rivals = StoredKeys.store, [self.leads.ids[1]]

        def be_late(keys, changed):
            while rivals:
                with self.registry.cursor() as cr:
                    cr.execute(
                        "UPDATE crm_lead SET partner_name = 'Feldspar AG',"
                        " prm_match_words = 'feldspar' WHERE id = %s",
                        [rivals.pop()],
                    )
            store(keys, changed)

        with patch.object(StoredKeys, "store", be_late), mute_logger("odoo.sql_db"):
            self.run_job()
        self.assertEqual(
            self.words(),
            ["quartz 0", "feldspar", *(f"quartz {n}" for n in range(2, 6))],
        )
