"""People of partners who name a language that is not active read the company's."""


def migrate(cr, version):
    """Replace unknown languages of portal users' contacts.

    By that of the organization, else of the company, where it is active.
    """
    cr.execute(
        """
        WITH known AS (SELECT code FROM res_lang WHERE active)
        UPDATE res_partner person
           SET lang = COALESCE(
                   (SELECT code FROM known WHERE code = organization.lang),
                   (SELECT code FROM known WHERE code = vendor.lang),
                   'en_US')
          FROM res_users account
          JOIN res_company company ON company.id = account.company_id
          JOIN res_partner vendor ON vendor.id = company.partner_id,
               res_partner reader
     LEFT JOIN res_partner organization
            ON organization.id = reader.commercial_partner_id
         WHERE account.share
           AND account.partner_id = person.id
           AND reader.id = person.id
           AND person.lang IS NOT NULL
           AND person.lang NOT IN (SELECT code FROM known)
        """
    )
