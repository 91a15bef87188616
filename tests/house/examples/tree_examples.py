"""What breaks the rules on all files together, and what is close by and allowed.

Each example is the whole of a small addon: path → text.
"""

from ..rules import documentation, folders
from ..rules import models as rules
from . import testing_examples
from .example_texts import method, model, package, part

MIXIN = model("prm.a.mixin", method("_a"), kind="AbstractModel")
MAIN = model("prm.a", "name = fields.Char()", method("_a"))
TEST = {"tests/a/test_a.py": "", "models/a/__init__.py": ""}
PAGE = "return {'a': self.a, 'b': self.b, 'c': self.c}"
ACTION = "return {'type': 'ir.actions.act_url', 'url': self.url, 'target': 'self'}"
CALL = {"controllers/a.py": "record._open(1)"}


# Rule, the files; each one breaks the rule exactly once.
BROKEN = (
    (rules.mixins_have_heirs, {"models/m.py": MIXIN}),
    (
        rules.mixins_have_heirs,
        {"models/m.py": MIXIN, "models/a.py": model("prm.a", inherit=["prm.a.mixin"])},
    ),
    (
        rules.mixins_have_heirs,
        {
            "models/m.py": model("prm.m", kind="AbstractModel"),
            "wizards/a.py": model("prm.a", inherit=["prm.m"], kind="TransientModel"),
        },
    ),
    (
        rules.mixins_have_heirs,  # its two heirs are one: a model and its part
        {
            "models/m.py": MIXIN,
            "models/a.py": model("prm.a", inherit=["prm.a.mixin"]),
            "models/b.py": part().replace("'prm.a']", "'prm.a', 'prm.a.mixin']"),
        },
    ),
    (rules.written_once, {"models/a.py": MAIN, "models/b.py": part(method("write"))}),
    (
        rules.written_once,
        {
            "models/res_users.py": part(method("create"), name="res.users"),
            "models/b.py": part(method("create"), name="res.users"),
        },
    ),
    (
        rules.written_once,
        {
            "models/m.py": model("prm.m", method("write"), kind="AbstractModel"),
            "models/a.py": model("prm.a", method("write"), inherit=["prm.m"]),
        },
    ),
    (
        rules.parts_say_what_they_use,
        {"models/a.py": MAIN, "models/b.py": part(method("_b", "self._a()"))},
    ),
    (
        rules.parts_say_what_they_use,
        {
            "models/a.py": MAIN,
            "models/b.py": part(method("_b", "self._a(self.name)"), said="_a"),
        },
    ),
    (
        rules.parts_say_what_they_use,
        {
            "models/a.py": MAIN,
            "models/b.py": part("def _b(self):", "    for a in self: a.name"),
        },
    ),
    (
        rules.parts_say_what_they_use,
        {
            "models/a.py": MAIN,
            "models/b.py": part(
                method("_b", "self.sudo().filtered(lambda one: one._a())")
            ),
        },
    ),
    (
        rules.parts_say_what_they_use,
        {"models/a.py": MAIN, "models/b.py": part(method("_b"), said="_a")},
    ),
    (
        rules.parts_say_what_they_use,
        {
            "models/crm_lead.py": part(method("_a"), name="crm.lead"),
            "models/b.py": part(method("_b", "self._a()"), name="crm.lead"),
        },
    ),
    (rules.records_build_no_pages, {"models/a.py": model("prm.a", method("_b", PAGE))}),
    (
        rules.records_build_no_pages,
        {
            "models/a.py": model(
                "prm.a", "def _b(self):", f"    return [{PAGE[7:]} for a in self]"
            )
        },
    ),
    (
        rules.records_build_no_pages,
        {
            "models/a.py": model(
                "prm.a", "def _b(self):", f"    row = {PAGE[7:]}", "    return row"
            )
        },
    ),
    (
        documentation.public_methods_are_said,
        {"models/a.py": model("prm.a", method("action_b"))},
    ),
    (
        documentation.entry_points_name_parameters,
        {**CALL, "models/a.py": model("prm.a", method("_open", parameters=", key"))},
    ),
    (
        documentation.entry_points_name_parameters,
        {
            **CALL,
            "models/a.py": model(
                "prm.a", method("_open", "'''Open it.'''", ", key, *, other")
            ),
        },
    ),
    (
        documentation.entry_points_name_parameters,
        {
            "controllers/a.py": "def f():\n    a = b.env['prm.a']\n    a._open(1)",
            "models/a.py": model("prm.a", method("_open", parameters=", key")),
        },
    ),
    (folders.folders_are_small, {f"models/a/{each}.py": "" for each in range(18)}),
    (folders.folders_are_small, {f"views/a/{each}.xml": "" for each in range(18)}),
    (folders.tests_stand_in_rooms, {**TEST, "tests/a/__init__.py": ""}),
    (folders.tests_stand_in_rooms, {**TEST, "tests/a/__init__.py": "import test_a"}),
    (folders.tests_stand_in_rooms, {"tests/test_a.py": ""}),
    (
        folders.tests_stand_in_rooms,
        {"tests/b/test_a.py": "", "tests/b/__init__.py": package("test_a")},
    ),
    *testing_examples.BROKEN,
    (folders.views_stand_in_rooms, {"views/b/c.xml": "", "models/a/d.py": ""}),
    (folders.views_stand_in_rooms, {"views/c.xml": "", "models/a/d.py": ""}),
)

# The same close by, but allowed.
KEPT = (
    (
        rules.mixins_have_heirs,
        {
            "models/m.py": MIXIN,
            "models/a.py": model("prm.a", inherit=["prm.a.mixin"]),
            "models/b.py": model("prm.b", inherit=["prm.a.mixin"]),
        },
    ),
    (
        rules.mixins_have_heirs,  # two models below another mixin
        {
            "models/m.py": MIXIN,
            "models/n.py": model(
                "prm.n.mixin", inherit=["prm.a.mixin"], kind="AbstractModel"
            ),
            "models/a.py": model("prm.a", inherit=["prm.n.mixin"]),
            "models/b.py": model("prm.b", inherit=["prm.n.mixin"]),
        },
    ),
    (
        rules.mixins_have_heirs,  # a service, and what extends it
        {
            "models/a.py": model("prm.a.page", kind="AbstractModel"),
            "models/b.py": part(name="prm.a.page"),
        },
    ),
    (
        rules.mixins_have_heirs,  # a service, and one that goes on from it
        {
            "models/a.py": model("prm.a.page", kind="AbstractModel"),
            "models/b.py": model(
                "prm.b.page", inherit=["prm.a.page"], kind="AbstractModel"
            ),
        },
    ),
    (rules.mixins_have_heirs, {"models/a.py": part(name="mail.thread")}),
    (rules.written_once, {"models/a.py": model("prm.a", method("write"))}),
    (
        rules.written_once,
        {
            "models/m.py": model("prm.m", method("write"), kind="AbstractModel"),
            "models/a.py": model("prm.a", method("write"), inherit=["prm.m"]),
            "models/b.py": model("prm.b", method("write"), inherit=["prm.m"]),
        },
    ),
    (rules.written_once, {"models/b.py": part(method("write"), name="res.company")}),
    (
        rules.parts_say_what_they_use,
        {
            "models/a.py": MAIN,
            "models/b.py": part(
                method("_b", "self._a(self.name)"), said="_a,\n#     name"
            ),
        },
    ),
    (
        rules.parts_say_what_they_use,  # its own, another record's, core's
        {
            "models/a.py": MAIN,
            "models/b.py": part(
                "kind = fields.Char()",
                method("_c", "self.kind, other._a(), self.ensure_one()"),
            ),
        },
    ),
    (
        rules.parts_say_what_they_use,  # a mixin's, which the model inherits
        {
            "models/m.py": MIXIN,
            "models/a.py": model("prm.a", inherit=["prm.a.mixin"]),
            "models/b.py": part(method("_b", "self._a()")),
            "models/c.py": model("prm.c", inherit=["prm.a.mixin"]),
        },
    ),
    (
        rules.records_build_no_pages,
        {"models/a.py": model("prm.a.page", method("_b", PAGE), kind="AbstractModel")},
    ),
    (
        rules.records_build_no_pages,  # a service that another one goes on from
        {
            "models/a.py": model("prm.a", method("_b", PAGE), kind="AbstractModel"),
            "models/b.py": model("prm.b", inherit=["prm.a"], kind="AbstractModel"),
        },
    ),
    (
        rules.records_build_no_pages,
        {
            "models/a.py": model(
                "prm.a",
                method("_prepare_b", PAGE),
                method("_c", ACTION),
                method("_d", "return {'a': 1, 'b': 2}"),
                method("_e", "return self.create({'a': 1, 'b': 2, 'c': 3})"),
            )
        },
    ),
    (
        documentation.public_methods_are_said,
        {
            "models/a.py": model(
                "prm.a",
                method("action_b", "'''Do b.'''"),
                method("write", "return super().write(vals)"),
                method("_c"),
            )
        },
    ),
    (
        documentation.entry_points_name_parameters,
        {
            **CALL,
            "models/a.py": model(
                "prm.a",
                method("_open", "'''Open it; ``key`` is its number.'''", ", key"),
                method("_other", parameters=", key"),
            ),
        },
    ),
    (
        documentation.entry_points_name_parameters,  # another one of that name
        {
            "controllers/a.py": "def f():\n    a = b.env['prm.b']\n    a._open(1)",
            "models/a.py": model("prm.a", method("_open", parameters=", key")),
        },
    ),
    (folders.folders_are_small, {f"models/a/{each}.py": "" for each in range(17)}),
    (folders.folders_are_small, {f"policy/{each}.py": "" for each in range(18)}),
    (
        folders.tests_stand_in_rooms,
        {**TEST, "tests/a/__init__.py": package("test_a"), "tests/a/common.py": ""},
    ),
    (
        folders.tests_stand_in_rooms,
        {
            **TEST,
            "tests/a/__init__.py": "from .b import *\n" + package("test_a"),
            "tests/a/b/test_c.py": "",
            "tests/a/b/__init__.py": package("test_c"),
        },
    ),
    *testing_examples.KEPT,
    (folders.views_stand_in_rooms, {"views/a/c.xml": "", "models/a/d.py": ""}),
    (folders.views_stand_in_rooms, {"views/prm_menus.xml": ""}),
)
