"""Partnerships know on which day they began; old portals show no new widget."""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """Take the day of the first activation from the history.

    Of who began before there was a history, the first day of the first term. What is
    new on the home is turned off on portals made before.
    """
    cr.execute(
        """
        UPDATE prm_partnership partnership
           SET activated_on = COALESCE(
                   (SELECT min(line.date)::date
                      FROM prm_partnership_history line
                     WHERE line.partnership_id = partnership.id
                       AND line.what = 'state'),
                   partnership.first_start,
                   (SELECT min(term.date_start)
                      FROM prm_partnership_term term
                     WHERE term.partnership_id = partnership.id),
                   partnership.date_start,
                   partnership.create_date::date)
         WHERE partnership.activated_on IS NULL AND partnership.state != 'draft'
        """
    )
    env = api.Environment(cr, SUPERUSER_ID, {})
    env.invalidate_all()
    # Of deals whose first submission former scripts have filled in since the column.
    partnerships = env["prm.partnership"].with_context(active_test=False)
    partnerships = partnerships.search([("registration_ids", "!=", False)])
    field = partnerships._fields["first_registration_on"]
    env.add_to_compute(field, partnerships)
    env["prm.portal"]._complete_all()
    rows = env["prm.portal.widget"].search([("key", "=", "first_steps")])
    rows.visible = False
