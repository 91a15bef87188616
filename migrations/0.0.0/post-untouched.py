"""Mail templates and jobs that nobody changed are renewed; what people wrote stays."""

from pathlib import Path

from lxml import etree

from odoo import SUPERUSER_ID, api
from odoo.tools.convert import xml_import

DATA = Path(__file__).resolve().parents[2] / "data"
FILES = ("mail_template_*.xml", "ir_cron_data.xml")


def migrate(cr, version):
    """Load the files again, but for the records that somebody changed or deleted."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    for pattern in FILES:
        for path in sorted(DATA.glob(pattern)):
            root = etree.parse(path).getroot()
            for record in root.xpath("//record[@id]"):
                if not _is_untouched(env, record):
                    record.getparent().remove(record)
            load = xml_import(env, "prm", {}, "init", xml_filename=str(path))
            load.parse(root)


def _is_untouched(env, node):
    """Tell whether a record is as the addon made it: nobody else has written it."""
    record = env.ref(f"prm.{node.get('id')}", raise_if_not_found=False)
    return bool(record) and record.write_uid.id == SUPERUSER_ID
