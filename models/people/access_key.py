"""The facts that decide what a person may see, read by a function of the database.

PostgreSQL keeps the plan of what stands in a function of this kind, and to plan this
query takes five times as long as to read the facts. Who reads all partners' has no own
ones in any rule, nor has who is no employee: to add up ten thousand of them, or to see
that of ten thousand none is one's own, takes longer than all other facts.
"""

from odoo import models

# ``goes_with``, which nobody gives, lets the function go with the addon's tables.
KEY = """
    CREATE OR REPLACE FUNCTION
        prm_access_key(whose integer, goes_with prm_member DEFAULT NULL)
    RETURNS text LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN (
    WITH RECURSIVE held (id) AS (
        SELECT gid FROM res_groups_users_rel WHERE uid = whose
        UNION
        SELECT hid FROM res_groups_implied_rel JOIN held ON gid = held.id
    ),
    company AS (
        SELECT id, res_company.active
          FROM res_company_users_rel JOIN res_company ON id = cid
         WHERE user_id = whose
    ),
    person AS (
        SELECT res_users.active AS may_log_in, share, res_partner.*
          FROM res_users JOIN res_partner ON res_partner.id = partner_id
         WHERE res_users.id = whose
    ),
    membership AS (
        SELECT id, partner_id, partnership_id, state, role
          FROM prm_member WHERE user_id = whose
    ),
    partnership AS (
        SELECT found.id, found.partner_id, found.company_id, found.state, program_id,
               tier_id, portal_id, organization.active
          FROM prm_partnership found
          JOIN res_partner organization ON organization.id = found.partner_id
         WHERE found.id IN (
               SELECT partnership_id FROM membership
               UNION ALL
               SELECT own.id
                 FROM prm_partnership own
                 JOIN person ON own.partner_id = person.commercial_partner_id)
    ),
    tier AS (
        SELECT id, program_id, level
          FROM prm_tier WHERE program_id IN (SELECT program_id FROM partnership)
    ),
    vendor AS (
        SELECT id, prm_limit_portals
          FROM res_company WHERE id IN (SELECT company_id FROM partnership)
    ),
    portal AS (
        SELECT id, state, active, company_id
          FROM prm_portal
         WHERE id IN (SELECT portal_id FROM partnership)
            OR company_id IN (
               SELECT id FROM vendor WHERE prm_limit_portals IS NOT TRUE)
    ),
    section AS (
        SELECT id, portal_id, key, visible, scope
          FROM prm_portal_section
         WHERE portal_id IN (
               SELECT id FROM prm_portal
                WHERE company_id IN (SELECT company_id FROM partnership))
    ),
    reads_all AS (
        SELECT res_id
          FROM ir_model_data JOIN held ON held.id = res_id
         WHERE module = 'prm' AND name = 'group_prm_user_all' AND model = 'res.groups'
    ),
    owned (id) AS (
        SELECT id FROM prm_partnership WHERE user_id = whose
        UNION ALL
        SELECT prm_partnership_id
          FROM prm_partnership_res_users_rel WHERE res_users_id = whose
    )
    SELECT md5(concat_ws('/',
        (SELECT string_agg(id::text, ',' ORDER BY id) FROM held),
        (SELECT string_agg(company::text, ',' ORDER BY id) FROM company),
        (SELECT ROW(may_log_in, share, id, active, parent_id, is_company,
                    commercial_partner_id)::text FROM person),
        (SELECT string_agg(membership::text, ',' ORDER BY id) FROM membership),
        (SELECT string_agg(partnership::text, ',' ORDER BY id) FROM partnership),
        (SELECT string_agg(tier::text, ',' ORDER BY id) FROM tier),
        (SELECT string_agg(vendor::text, ',' ORDER BY id) FROM vendor),
        (SELECT string_agg(portal::text, ',' ORDER BY id) FROM portal),
        (SELECT string_agg(section::text, ',' ORDER BY id) FROM section),
        CASE WHEN (SELECT share IS NOT TRUE FROM person)
                  AND NOT EXISTS (SELECT FROM reads_all) THEN
            (SELECT concat(count(*), '/', sum(hashint4extended(id, 0))) FROM owned)
        END,
        (SELECT string_agg(crm_team_id::text, ',' ORDER BY crm_team_id)
           FROM crm_team_member member JOIN crm_team ON crm_team.id = crm_team_id
          WHERE member.user_id = whose AND member.active AND crm_team.active)
    ))
    ); END $$
"""


class PrmMember(models.Model):
    """The function is made with the table of members, and anew by each update."""

    _inherit = "prm.member"

    def init(self):
        self.env.cr.execute(KEY)
        return super().init()
