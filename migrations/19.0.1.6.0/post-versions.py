"""Earlier versions of documents are for whom the document was when they were replaced.

They followed the document; whom it was for before is in what its history tracked.
"""

from odoo.tools import SQL

QUERY = """
    UPDATE prm_document_version AS version
       SET partnership_id = partnership.id
      FROM (SELECT DISTINCT ON (kept.id)
                   kept.id, tracking.old_value_integer AS partnership_id
              FROM prm_document_version AS kept
              JOIN mail_message AS message
                ON message.model = 'prm.document'
               AND message.res_id = kept.document_id
               AND message.date >= DATE_TRUNC('second', kept.create_date)
              JOIN mail_tracking_value AS tracking
                ON tracking.mail_message_id = message.id
              JOIN ir_model_fields AS field
                ON field.id = tracking.field_id
               AND field.model = 'prm.document'
               AND field.name = 'partnership_id'
          ORDER BY kept.id, message.id, tracking.id) AS was
 LEFT JOIN prm_partnership AS partnership ON partnership.id = was.partnership_id
     WHERE was.id = version.id
       AND (partnership.id IS NOT NULL OR COALESCE(was.partnership_id, 0) = 0)
       AND version.partnership_id IS DISTINCT FROM partnership.id
"""


def migrate(cr, version):
    """Give earlier versions the partner that their document was for."""
    cr.execute(SQL(QUERY))
