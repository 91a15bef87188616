"""The searched text of deals is what its field makes of it, to the letter."""

from psycopg2.extras import execute_values

from odoo.addons.prm.policy.search_text import folded

BATCH = 10_000


def migrate(cr, _version):
    """Fold the texts that PostgreSQL folded in another way."""
    last = 0
    while rows := _following(cr, last):
        last = rows[-1][0]
        changed = [
            (number, text)
            for number, old in rows
            if old and (text := folded(old)) != old
        ]
        if changed:
            execute_values(
                cr._obj,
                "UPDATE prm_registration SET search_text = fresh.text"
                " FROM (VALUES %s) AS fresh(id, text)"
                " WHERE prm_registration.id = fresh.id",
                changed,
                page_size=BATCH,
            )


def _following(cr, last):
    cr.execute(
        "SELECT id, search_text FROM prm_registration WHERE id > %s"
        " ORDER BY id LIMIT %s",
        [last, BATCH],
    )
    return cr.fetchall()
