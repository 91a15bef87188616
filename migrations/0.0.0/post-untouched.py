"""What nobody changed is renewed: mails, jobs, words of delivered records.

What people wrote or translated stays.
"""

from pathlib import Path

from lxml import etree

from odoo import SUPERUSER_ID, api
from odoo.tools.convert import xml_import

DATA = Path(__file__).resolve().parents[2] / "data"
# Loaded again as they are.
FILES = ("mail_template_*.xml", "ir_cron_data.xml")
# Of which only the words are written again: the rest is the vendor's by now.
WORDS = ("prm_reason_data.xml", "prm_parameter_data.xml", "prm_program_data.xml")


def migrate(cr, version):
    """Load the files again, but for the records that somebody changed or deleted."""
    env = api.Environment(cr, SUPERUSER_ID, {"lang": "en_US"})
    for path in _paths(FILES):
        root = etree.parse(path).getroot()
        for record in root.xpath("//record[@id]"):
            if not _is_untouched(env, record):
                record.getparent().remove(record)
        load = xml_import(env, "prm", {}, "init", xml_filename=str(path))
        load.parse(root)
    for path in _paths(WORDS):
        for node in etree.parse(path).getroot().xpath("//record[@id]"):
            if _is_untouched(env, node):
                _renew_words(env.ref(f"prm.{node.get('id')}"), node)


def _paths(patterns):
    return [path for pattern in patterns for path in sorted(DATA.glob(pattern))]


def _is_untouched(env, node):
    """Tell whether a record is as the addon made it: nobody else has written it."""
    record = env.ref(f"prm.{node.get('id')}", raise_if_not_found=False)
    return bool(record) and record.write_uid.id == SUPERUSER_ID


def _renew_words(record, node):
    """Write the English texts of a record that are not translated."""
    texts = {each.get("name"): each.text for each in node if each.text}
    words = {
        name: text
        for name, text in texts.items()
        if name in record._fields and record._fields[name].translate
        if record[name] != text and not _is_translated(record, name)
    }
    if words:
        record.write(words)


def _is_translated(record, name):
    """Tell whether a text says something of its own in another language."""
    stored = record._fields[name]._get_stored_translations(record) or {}
    return any(text != stored.get("en_US") for text in stored.values())
