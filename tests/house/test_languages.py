"""`make lint` tells what a language lacks, and `make pot` keeps what is still said."""

import tempfile
from pathlib import Path
from unittest.mock import patch

import polib

from odoo.tests import BaseCase, tagged

from .tool_common import tool

GLOSSARY = "term,translation,also\ndeal,Geschäft,deals.xlsx|handel\n"


@tagged("-at_install", "post_install", "prm_once")
class TestLanguages(BaseCase):
    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        (self.folder / "de.csv").write_text(GLOSSARY, "utf-8")
        self.languages = tool("languages")
        self.startPatcher(patch.object(self.languages, "GLOSSARIES", self.folder))

    def file(self, texts, **more):
        """Return a file of texts and translations."""
        file = polib.POFile()
        for text, translation in texts.items():
            file.append(polib.POEntry(msgid=text, msgstr=translation, **more))
        return file

    def complaints(self, text, translation, **more):
        """Return what is wrong with one translation."""
        path = self.folder / "de.po"
        self.file({text: translation}, **more).save(path)
        return [*self.languages.complaints(self.file({text: ""}), path)]

    def assertGood(self, text, translation):
        self.assertEqual(self.complaints(text, translation), [])

    def assertBad(self, text, translation, why, **more):
        found = self.complaints(text, translation, **more)
        self.assertEqual(len(found), 1, found)
        self.assertIn(why, found[0])

    def test_a_language_is_one_with_a_glossary(self):
        self.assertEqual(self.languages.languages(), ["de"])

    def test_each_text_is_translated_and_somebody_was_sure(self):
        self.assertGood("Send", "Senden")
        self.assertBad("Send", "", "not translated")
        self.assertBad("Send", "Senden", "not translated", flags=["fuzzy"])

    def test_a_language_without_a_file_lacks_all(self):
        path = self.folder / "de.po"
        found = [*self.languages.complaints(self.file({"Send": ""}), path)]
        self.assertEqual(found, ["not translated: 'Send'"])

    def test_a_text_that_is_no_longer_said_is_told(self):
        path = self.folder / "de.po"
        self.file({"Send": "Senden", "Gone": "Weg"}).save(path)
        found = [*self.languages.complaints(self.file({"Send": ""}), path)]
        self.assertEqual(found, ["no longer said: 'Gone'"])

    def test_placeholders_and_tags_stay(self):
        self.assertGood("At most %(most)s files", "Höchstens %(most)s Dateien")
        self.assertGood("{done} of {all}", "{done} von {all}")
        self.assertGood("5% more", "5 % mehr")
        self.assertGood('<b title="Yes">Go</b>', '<b title="Ja">Los</b>')
        self.assertBad("At most %s files", "Höchstens Dateien", "placeholders")
        self.assertBad("Until {until}", "Bis {bis}", "placeholders")
        self.assertBad("For {{ object.name }}", "Für {{ object.nam }}", "placeholders")
        self.assertBad('<b class="a">Go</b>', '<b class="b">Los</b>', "placeholders")

    def test_blanks_between_pieces_stay(self):
        self.assertBad(" more", "mehr", "blank before")
        self.assertBad("more ", "mehr", "blank after")

    def test_a_term_has_one_of_its_translations(self):
        self.assertGood("Your deals", "Ihre Geschäfte")
        self.assertGood("Deal", "Handel")
        self.assertGood("An ideal day", "Ein idealer Tag")
        self.assertGood("{deal} is yours", "{deal} gehört Ihnen")
        self.assertBad("Your deals", "Ihre Chancen", "is none of")

    def test_what_is_still_said_stays_and_what_is_new_is_empty(self):
        path = self.folder / "de.po"
        self.file({"Send": "Senden", "Gone": "Weg"}).save(path)
        file = self.languages.merged(self.file({"Send": "", "New": ""}), path)
        texts = {each.msgid: each.msgstr for each in file}
        self.assertEqual(texts, {"Send": "Senden", "New": ""})
        self.assertEqual(file.metadata["Language"], "de")
