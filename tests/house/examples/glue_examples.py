"""Glue that breaks the rules for it, and what is close by and allowed."""

from ..rules import glue

BROKEN = (
    (
        glue.glue_imports,
        "models/a.py",
        "from odoo.addons.sale.models import order",
    ),
    (glue.glue_imports, "models/a.py", "import phonenumbers"),
    (glue.glue_stays_inside, "models/a.py", "from ...prm.models import portal"),
    (glue.glue_stays_inside, "tests/test_a.py", "from ...prm.tests import common"),
)
KEPT = (
    (glue.glue_imports, "models/a.py", "from odoo.addons.prm.models.a import b"),
    (glue.glue_imports, "controllers/a.py", "import re\nfrom werkzeug import urls"),
    (glue.glue_imports, "tests/test_a.py", "from lxml import html"),
    (glue.glue_stays_inside, "models/a.py", "from . import b\nfrom ..wizards import c"),
)
