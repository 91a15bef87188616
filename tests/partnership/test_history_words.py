"""Partners read the history in their language, as far as it names something."""

from odoo.tests import tagged

from ..common import PrmCase

GERMAN = "de_DE"


@tagged("post_install", "-at_install", "prm_once")
class TestHistoryWords(PrmCase):
    def setUp(self):
        super().setUp()
        self.env["res.lang"]._activate_lang(GERMAN)
        self.organization_a.lang = "en_US"
        self._create_tiers(self.program, 10)
        self.tiers = self.program.tier_ids.sorted("level")
        self.tiers[0].with_context(lang=GERMAN).name = "Bronze (deutsch)"
        self.tiers[1].with_context(lang=GERMAN).name = "Silber"
        self.partnership_a.tier_id = self.tiers[0]

    def note(self, what, old, new, **values):
        self.partnership_a._note_history(what, old, new, "Because", **values)

    def told(self, what, lang=GERMAN):
        """Return what the page of the program says of the latest such change."""
        lists = self.env["prm.program.lists"].with_context(lang=lang)
        lists = lists.with_user(self.partner_a)
        partnership = self.partnership_a.with_env(lists.env)
        label = dict(
            self.env["prm.partnership.history"]
            .with_context(lang=lang)
            .fields_get(["what"])["what"]["selection"]
        )[what]
        rows = lists._history(partnership)
        [row, *_older] = [row for row in rows if row["what"] == label]
        return row["old"], row["new"], row["cause"]

    def rise(self):
        self.partnership_a.tier_id = self.tiers[1]

    def test_tiers_have_the_names_of_the_reader_s_language(self):
        names = tuple(tier.name for tier in self.tiers[:2])
        self.rise()
        self.assertEqual(self.told("tier", "en_US")[:2], names)
        self.assertEqual(self.told("tier")[:2], ("Bronze (deutsch)", "Silber"))

    def test_a_tier_that_was_renamed_or_deleted_keeps_the_name_of_that_time(self):
        names = tuple(tier.name for tier in self.tiers[:2])
        self.rise()
        self.tiers[1].name = "Renamed"
        self.assertEqual(self.told("tier")[:2], ("Bronze (deutsch)", names[1]))
        self.note("tier", "Gone", names[0])
        self.assertEqual(self.told("tier")[:2], ("Gone", "Bronze (deutsch)"))

    def test_a_tier_of_a_former_program_is_known_by_its_record(self):
        program = self.program.copy({"name": "Other"})
        other = program.tier_ids.sorted("level")[0]
        other.name = "Elsewhere"
        other.with_context(lang=GERMAN).name = "Anderswo"
        self.note("tier", "Elsewhere", self.tiers[0].name, tier_from=other)
        self.assertEqual(self.told("tier")[:2], ("Anderswo", "Bronze (deutsch)"))

    def test_states_and_notices_have_their_words(self):
        self.partnership_a.action_suspend()
        self.partnership_a.action_activate()
        self.assertEqual(self.told("state", "en_US")[:2], ("Suspended", "Active"))
        self.assertEqual(self.told("state")[:2], self.labels("suspended", "active"))
        self.note("notice", "Kept", "At risk")
        [line, *_others] = self.partnership_a.history_ids.sorted("id", reverse=True)
        words = line.with_context(lang=GERMAN)._names()
        self.assertEqual(self.told("notice")[:2], tuple(words))
        self.assertNotIn("Kept", words)

    def labels(self, *states):
        german = self.env["prm.partnership"].with_context(lang=GERMAN)
        found = dict(german.fields_get(["state"])["state"]["selection"])
        return tuple(found[state] for state in states)

    def test_what_people_typed_and_figures_stay_as_they_were_noted(self):
        for what in ("people", "profile", "value"):
            self.note(what, "Active", "Kept")
            self.assertEqual(self.told(what)[:2], ("Active", "Kept"))

    def test_what_was_not_there_stays_empty(self):
        self.note("tier", False, False)
        self.assertEqual(self.told("tier")[:2], ("", ""))
