"""The documents use the words of the screens: each name they quote is looked up.

In the documents *italics* are words of the screens (menus, buttons, fields, roles,
apps), “Partners: …” are jobs and templates, and `code` are names of the program.
Emphasis is **bold**.
"""

import re
from functools import cache
from pathlib import Path

from odoo.tests import TransactionCase, tagged
from odoo.tools import config

from ..places import ROOT

GUIDES = (
    "README.rst",
    *(
        f"docs/{name}.md"
        for name in (
            "addons",
            "applications",
            "architecture",
            "deal-changes",
            *(
                f"guide/{name}"
                for name in (
                    "index",
                    "partner",
                    "supervisor",
                    "channel-manager",
                    "administrator",
                )
            ),
            "lists",
            "matching",
            "notifications",
            "offers",
            "operations",
            "people",
            "portals",
            "programs",
            "promises",
            "protection",
            "security",
            "sharing",
        )
    ),
)
# Folders whose names documents quote.
SOURCES = ("addons", "controllers", "data", "docs", "forms", "models", "policy")
SOURCES += ("report", "security", "static", "tests", "tools", "views", "wizards")
PLACE = re.compile(rf"({'|'.join((*SOURCES, 'migrations'))})/[\w./]+")
CODE = re.compile(r"``?([^`\n]+)``?")
ITALICS = re.compile(r"(?<![*\w`])\*([^*\n]+)\*(?![*\w])")
# Records of ours whose names stand on a screen.
NAMED = ("ir.ui.menu", "ir.actions.act_window", "res.groups", "res.groups.privilege")
NAMED += ("mail.activity.type",)
# Texts of pages and of code, as they are shown.
TEXT = re.compile(r">([^<>]+)<")
SAID = re.compile(r"""\b_(?:lt)?\(\s*["']([^"']+)["']""")
LABEL = re.compile(r'(?:string|title|aria-label)="([^"]+)"')
OURS = re.compile(r"Partners: [A-Za-z][^|*\"“”)\n]*")


@cache
def text_of(name):
    """Return a document; its lines are joined where a name is broken."""
    return (ROOT / name).read_text(encoding="utf-8")


@cache
def paragraphs(name):
    """Return the document's paragraphs and rows, each on one line."""
    blocks = re.split(r"\n(?=\s*\n|[|*#-]|\s*\d+\. )", text_of(name))
    return [" ".join(block.split()) for block in blocks]


@cache
def source():
    """Return everything that a name of the program may stand in."""
    files = [path for folder in SOURCES for path in (ROOT / folder).rglob("*.*")]
    suffixes = {".py", ".xml", ".js", ".csv", ".scss"}
    chosen = [path for path in files if path.suffix in suffixes]
    chosen = [path for path in chosen if path.name != Path(__file__).name]
    return "\n".join(path.read_text(encoding="utf-8") for path in chosen)


def other_pages():
    """Return what is drawn by scripts, and views and templates of the small addons."""
    pages = [*(ROOT / "addons").rglob("*.xml"), *(ROOT / "static").rglob("*.xml")]
    return [path.read_text(encoding="utf-8") for path in pages]


@tagged("-at_install", "post_install", "prm_once")
class TestDocuments(TransactionCase):
    maxDiff = None

    def quoted(self, pattern):
        """Yield document and name for whatever the documents quote."""
        for name in GUIDES:
            for block in paragraphs(name):
                for found in pattern.findall(block):
                    yield name, found.strip()

    def all_found(self, pairs):
        """Complain of each pair of document and name."""
        self.assertEqual(sorted(set(pairs)), [], "not installed by this name")

    # ------------------------------------------------------------ jobs and templates

    def test_jobs_and_templates_are_named_as_installed(self):
        jobs = self.env["ir.cron"].with_context(active_test=False).search([])
        templates = self.env["mail.template"].search([])
        known = {*jobs.mapped("cron_name"), *templates.mapped("name")}
        self.all_found(
            (document, name)
            for document, name in self.quoted(OURS)
            if name.rstrip(" .,:") not in known
        )

    def test_each_job_and_template_stands_in_the_operations_manual(self):
        manual = " ".join(paragraphs("docs/operations.md"))
        found = self.env["ir.model.data"].search(
            [("module", "=", "prm"), ("model", "in", ("ir.cron", "mail.template"))]
        )
        for data in found:
            record = self.env[data.model].browse(data.res_id)
            name = record.cron_name if data.model == "ir.cron" else record.name
            self.assertIn(name, manual)

    # ------------------------------------------------------------------- screens

    def test_words_in_italics_stand_on_a_screen(self):
        words = self.screen_words()
        self.all_found(
            (document, name)
            for document, name in self.quoted(ITALICS)
            if "→" not in name and name not in words
        )

    def test_menus_are_where_the_documents_say(self):
        found = [
            (document, name)
            for document, name in self.quoted(
                re.compile(r"(?<![*\w])\*([^*|]*→[^*|]*)\*(?![*\w])")
            )
        ]
        self.assertGreater(len(found), 4)
        self.all_found(
            (document, name) for document, name in found if not self.menu(name)
        )

    def menu(self, path):
        """Return the menu at "Partners → Configuration → Portals"."""
        menus = self.env["ir.ui.menu"].with_context(active_test=False)
        found = menus
        for name in path.split("→"):
            parents = [("parent_id", "in", found.ids)] if found else []
            parents = parents or [("parent_id", "=", False)]
            found = menus.search([("name", "=", name.strip()), *parents])
            if not found:
                break
        return found

    def screen_words(self):
        """Return labels, buttons, menus, windows, roles and apps that are installed.

        With the texts of pages, and the short ones that code says.
        """
        data = self.env["ir.model.data"].search([("module", "=", "prm")])
        words = set(self.env["ir.module.module"].search([]).mapped("shortdesc"))
        for model in NAMED:
            ids = data.filtered(lambda one, name=model: one.model == name)
            words |= set(self.env[model].browse(ids.mapped("res_id")).mapped("name"))
        views = data.filtered(lambda one: one.model == "ir.ui.view")
        for view in self.env["ir.ui.view"].browse(views.mapped("res_id")):
            words |= {
                " ".join(word.replace("&amp;", "&").split())
                for pattern in (LABEL, TEXT)
                for word in pattern.findall(view.arch_db or "")
            }
        ours = data.filtered(lambda one: one.model == "ir.model.fields")
        fields = self.env["ir.model.fields"].browse(ours.mapped("res_id"))
        words |= set(fields.mapped("field_description"))
        words |= set(fields.selection_ids.mapped("name"))
        for name, model in self.env.items():
            if name.startswith("prm."):
                words |= self.labels(model)
        # What the small addons show may not be installed here.
        for text in other_pages():
            said = (*LABEL.findall(text), *TEXT.findall(text))
            words |= {" ".join(word.split()) for word in said}
        return words | set(SAID.findall(source()))

    def labels(self, model):
        """Return the labels of a model's fields and of their choices."""
        words = set()
        for field in model._fields.values():
            words.add(field.string)
            if field.type == "selection" and not isinstance(field.selection, str):
                choices = field._description_selection(self.env)
                words |= {label for _value, label in choices}
        return words

    # ---------------------------------------------------------------------- code

    def test_names_of_the_program_exist(self):
        self.all_found(
            (document, name)
            for document, name in self.quoted(CODE)
            if not self.exists(name)
        )

    def exists(self, name):
        """Tell whether a quoted name exists; what is no name of ours is left alone."""
        if name.startswith("prm."):
            return self.is_ours(name)
        if re.fullmatch(r"test_\w+", name):
            return (ROOT / "tests" / f"{name}.py").is_file() or name in source()
        if PLACE.fullmatch(name):
            return (ROOT / name).exists()
        if re.fullmatch(r"_?[a-z]+(_[a-z]+)+", name):
            return name in source() or self.is_setting(name)
        return True

    def is_setting(self, name):
        """Tell whether Odoo has an option of that name, or PostgreSQL says it."""
        if name in config.options_index:
            return True
        self.env.cr.execute(
            "SELECT EXISTS (SELECT FROM pg_settings"
            " WHERE name = %(name)s OR %(name)s = ANY (enumvals))"
            " OR to_regclass('pg_catalog.' || %(name)s) IS NOT NULL",
            {"name": name},
        )
        return self.env.cr.fetchone()[0]

    def is_ours(self, name):
        """Tell whether ``prm.…`` is a model, a record, a method or a setting."""
        model, _dot, part = name.rpartition(".")
        if name in self.env or f'"{name}"' in source():
            return True
        if model in self.env:
            return hasattr(self.env[model], part)
        return bool(self.env.ref(name, raise_if_not_found=False))
