"""Partnerships that were counted keep their points: nothing of them has changed."""


def migrate(cr, version):
    """Add the columns before Odoo does: it would call all points outdated.

    The dates and the number of deals that the last count knew are those of today; the
    next count tells no change that there was not.
    """
    cr.execute(
        """
        ALTER TABLE prm_partnership
          ADD COLUMN IF NOT EXISTS is_outdated bool,
          ADD COLUMN IF NOT EXISTS scored_start date,
          ADD COLUMN IF NOT EXISTS scored_end date
        """
    )
    cr.execute(
        """
        UPDATE prm_partnership
           SET is_outdated = (scored_at IS NULL),
               scored_start = date_start,
               scored_end = date_end
        """
    )
