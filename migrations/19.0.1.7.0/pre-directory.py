"""What the addon of the website had of the directory belongs to this one now."""

from odoo.tools import SQL, sql

OLD, NEW = "prm_website", "prm"
# Beginnings of the names of what is made of models and their fields.
MADE = (
    "constraint_prm_directory_entry_",
    "field_prm_directory_",
    "model_inherit__prm_directory_entry__",
    "model_prm_directory",
    "selection__prm_directory_entry__",
)
# Names of the records of files, and of what came to models that were ours before.
RECORDS = (
    "access_prm_directory_entry_user",
    "constraint_prm_portal_answer_days",
    "field_prm_portal__directory_answer_days",
    "field_prm_portal__directory_approval",
    "field_prm_program__directory_needs_benefit",
    "field_prm_program__directory_tier_id",
    "mail_activity_directory",
    "mail_template_directory_decided",
    "portal_entry",
    "portal_entry_form",
    "portal_entry_state",
    "prm_directory_entry_action",
    "prm_directory_entry_rule_share",
    "prm_directory_entry_rule_user",
    "prm_directory_entry_rule_user_all",
    "prm_directory_entry_view_form",
    "prm_directory_entry_view_kanban",
    "prm_directory_entry_view_list",
    "prm_directory_entry_view_search",
    "utm_source_directory",
)
CONSTRAINTS = ("prm_portal_answer_days", "prm_program_directory_tier_id_fkey")
PARAMETERS = ("limit_inquiries", "limit_inquiry_mails")


def migrate(cr, version):
    """Move names, constraints and tables to their new owner; no data are touched.

    What the old owner still had would be deleted with it, or already by its update.
    """
    if not sql.table_exists(cr, "prm_directory_entry"):
        return
    _move_names(cr)
    _move_tables(cr)
    _rename_templates(cr)
    for name in PARAMETERS:
        _rename_parameter(cr, f"{OLD}.{name}", f"{NEW}.{name}")


def _move_names(cr):
    """Let the external ids be ours, but for those that we have already."""
    cr.execute(
        SQL(
            """
UPDATE ir_model_data told
   SET module = %(new)s
 WHERE module = %(old)s
   AND (name IN %(records)s
        OR EXISTS (SELECT 1 FROM unnest(%(made)s) start
                    WHERE starts_with(told.name, start)))
   AND NOT EXISTS (SELECT 1 FROM ir_model_data there
                    WHERE there.module = %(new)s AND there.name = told.name)
""",
            new=NEW,
            old=OLD,
            records=RECORDS,
            made=list(MADE),
        )
    )


def _move_tables(cr):
    """Let constraints, indexes and tables of relations be ours.

    An addon that is uninstalled drops those that it owns.
    """
    for name in ("ir_model_constraint", "ir_model_relation"):
        cr.execute(
            SQL(
                """
UPDATE %(table)s told
   SET module = ours.id
  FROM ir_module_module ours, ir_module_module theirs
 WHERE ours.name = %(new)s AND theirs.name = %(old)s AND told.module = theirs.id
   AND (told.model = (SELECT id FROM ir_model WHERE model = 'prm.directory.entry')
        OR told.name IN %(names)s)
   AND NOT EXISTS (SELECT 1 FROM %(table)s there
                    WHERE there.module = ours.id AND there.name = told.name)
""",
                table=SQL.identifier(name),
                new=NEW,
                old=OLD,
                names=CONSTRAINTS,
            )
        )


def _rename_templates(cr):
    """Let templates, and copies that belong to a website, go by their new names."""
    old, new = f"{OLD}.portal_entry", f"{NEW}.portal_entry"
    cr.execute(
        SQL(
            "UPDATE ir_ui_view SET key = replace(key, %(old)s, %(new)s),"
            " arch_db = replace(arch_db::text, %(old)s, %(new)s)::jsonb"
            " WHERE starts_with(key, %(old)s)",
            old=old,
            new=new,
        )
    )


def _rename_parameter(cr, old, new):
    """Keep what an administrator has set, under the name that is read now."""
    cr.execute(
        SQL(
            "UPDATE ir_config_parameter SET key = %(new)s WHERE key = %(old)s"
            " AND NOT EXISTS (SELECT 1 FROM ir_config_parameter WHERE key = %(new)s)",
            old=old,
            new=new,
        )
    )
