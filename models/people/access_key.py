"""The facts that decide what a person may see, read by a function of the database.

Each request asks it, and plans it: Odoo's pool lets the database forget all plans
before a connection is used again. So it has short queries, and asks what matters to
this person: only rules of employees stand on own partners, only those of partners on
memberships. Who reads all partners' has no own ones in any rule: to add up ten thousand
of them takes longer than all other facts.
"""

from odoo import models

# ``goes_with``, which nobody gives, lets the function go with the addon's tables.
KEY = """
    CREATE OR REPLACE FUNCTION
        prm_access_key(whose integer, goes_with prm_member DEFAULT NULL)
    RETURNS text LANGUAGE plpgsql STABLE AS $$
    DECLARE
        is_partner boolean;
        person text; companies text; members text; partnerships text;
        tiers text; vendors text; portals text; sections text; teams text; own text;
        held_ids integer[]; partnership_ids integer[]; program_ids integer[];
        company_ids integer[]; portal_ids integer[]; open_company_ids integer[];
        organization integer;
    BEGIN
        SELECT share, commercial_partner_id,
               (res_users.active, share, res_partner.id, res_partner.active, parent_id,
                is_company, commercial_partner_id)::text
          INTO is_partner, organization, person
          FROM res_users JOIN res_partner ON res_partner.id = partner_id
         WHERE res_users.id = whose;

        WITH RECURSIVE held (id) AS (
            SELECT gid FROM res_groups_users_rel WHERE uid = whose
            UNION
            SELECT hid FROM res_groups_implied_rel JOIN held ON gid = held.id
        )
        SELECT array_agg(id ORDER BY id) INTO held_ids FROM held;

        SELECT string_agg((id, res_company.active)::text, ',' ORDER BY id)
          INTO companies
          FROM res_company_users_rel JOIN res_company ON id = cid
         WHERE user_id = whose;

    IF is_partner THEN
        SELECT string_agg(
                   (id, partner_id, partnership_id, state, role)::text, ',' ORDER BY id
               ), array_agg(partnership_id)
          INTO members, partnership_ids
          FROM prm_member WHERE user_id = whose;

        SELECT string_agg(
                   (own.id, own.partner_id, own.company_id, own.state, program_id,
                    tier_id, portal_id, res_partner.active)::text, ',' ORDER BY own.id
               ), array_agg(program_id), array_agg(own.company_id), array_agg(portal_id)
          INTO partnerships, program_ids, company_ids, portal_ids
          FROM prm_partnership own JOIN res_partner ON res_partner.id = own.partner_id
         WHERE own.id = ANY(partnership_ids) OR own.partner_id = organization;

        SELECT string_agg((id, program_id, level)::text, ',' ORDER BY id)
          INTO tiers FROM prm_tier WHERE program_id = ANY(program_ids);

        SELECT string_agg((id, prm_limit_portals)::text, ',' ORDER BY id),
               array_agg(id) FILTER (WHERE prm_limit_portals IS NOT TRUE)
          INTO vendors, open_company_ids
          FROM res_company WHERE id = ANY(company_ids);

        SELECT string_agg((id, state, active, company_id)::text, ',' ORDER BY id)
          INTO portals FROM prm_portal
         WHERE id = ANY(portal_ids) OR company_id = ANY(open_company_ids);

        SELECT string_agg(
                   (id, portal_id, key, visible, scope)::text, ',' ORDER BY id
               )
          INTO sections FROM prm_portal_section
         WHERE portal_id IN (
               SELECT id FROM prm_portal WHERE company_id = ANY(company_ids));
    ELSE
        SELECT string_agg(crm_team_id::text, ',' ORDER BY crm_team_id)
          INTO teams
          FROM crm_team_member member JOIN crm_team ON crm_team.id = crm_team_id
         WHERE member.user_id = whose AND member.active AND crm_team.active;

        IF NOT EXISTS (
            SELECT FROM ir_model_data
             WHERE module = 'prm' AND name = 'group_prm_user_all'
               AND model = 'res.groups' AND res_id = ANY(held_ids)
        ) THEN
            SELECT (owned.number, owned.sum, given.number, given.sum)::text
              INTO own
              FROM (
                SELECT count(*) AS number, sum(hashint4extended(id, 0)) AS sum
                  FROM prm_partnership WHERE user_id = whose
              ) AS owned, (
                SELECT count(*) AS number,
                       sum(hashint4extended(prm_partnership_id, 0)) AS sum
                  FROM prm_partnership_res_users_rel WHERE res_users_id = whose
              ) AS given;
        END IF;
    END IF;
    RETURN md5((held_ids, person, companies, members, partnerships,
                tiers, vendors, portals, sections, teams, own)::text);
    END $$
"""


class PrmMember(models.Model):
    """The function is made with the table of members, and anew by each update."""

    _inherit = "prm.member"

    def init(self):
        self.env.cr.execute(KEY)
        return super().init()
