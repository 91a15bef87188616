"""Emails no longer say that answers are lost: they come into the conversation."""

import json

from odoo.tools import SQL

FORMER = (
    "Please read it, and answer, on the portal: what you reply to this email does "
    "not reach the "
)
ENDS = {"cases_answer": "case.", "tasks_answer": "task."}
TODAY = (
    "Please read it on the portal, and answer there."
    '<t t-if="object.company_id.catchall_email"> You can also reply to this email.</t>'
)


def migrate(cr, version):
    """Put the sentence of today where that of before stands still, word for word."""
    for name, end in ENDS.items():
        cr.execute(
            SQL(
                """
UPDATE mail_template
   SET body_html = replace(body_html::text, %s, %s)::jsonb
 WHERE id = (SELECT res_id FROM ir_model_data
              WHERE module = 'prm_project' AND name = %s)
""",
                FORMER + end,
                json.dumps(TODAY)[1:-1],
                f"mail_template_{name}",
            )
        )
