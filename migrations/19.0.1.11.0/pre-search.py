"""Neither capitals nor accents matter in what is searched of deals."""

from odoo.tools import SQL, sql

# Marks that letters have by themselves, once they are taken apart.
MARKS = "[\u0300-\u036f]"


def migrate(cr, _version):
    """Write the table anew with the folded text: each index is made once.

    What only Python folds, ``post-search.py`` does. The text has an index of its own:
    that of core would stay, though no field asks for it any more.
    """
    sql.drop_index(cr, "prm_registration__search_text_index", "prm_registration")
    cr.execute(
        SQL(
            "ALTER TABLE prm_registration ALTER COLUMN search_text TYPE varchar"
            " USING lower(regexp_replace(normalize(search_text, NFKD), %s, '', 'g'))",
            MARKS,
        )
    )
