"""People who logged in before were active then: nothing else is known of them."""


def migrate(cr, version):
    """Fill ``last_active`` of members by their last login, in the company's days."""
    cr.execute(
        """
        UPDATE prm_member member
           SET last_active = (member.last_seen AT TIME ZONE 'UTC' AT TIME ZONE
                              COALESCE(zone.name, 'UTC'))::date
          FROM res_company company
          JOIN res_partner address ON address.id = company.partner_id
     LEFT JOIN pg_timezone_names zone ON zone.name = address.tz
         WHERE company.id = member.company_id
           AND member.last_seen IS NOT NULL
           AND member.last_active IS NULL
        """
    )
