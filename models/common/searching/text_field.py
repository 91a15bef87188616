"""A field for one text that is searched: neither capitals nor accents matter in it."""

from odoo import fields

from ....policy.search_text import folded


class SearchText(fields.Char):
    """A text that is stored folded; what is sought is folded, too.

    So it is found by plain ``LIKE``, which folds nothing anew for each row, and by an
    index on the column as it is, whether the database knows accents or not.
    """

    def convert_to_cache(self, value, record, validate=True):
        text = super().convert_to_cache(value, record, validate)
        return text and folded(text)

    def _condition_to_sql(self, field_expr, operator, value, model, alias, query):
        if isinstance(value, str):
            operator, value = operator.replace("ilike", "like"), folded(value)
        return super()._condition_to_sql(
            field_expr, operator, value, model, alias, query
        )

    def filter_function(self, records, field_expr, operator, value):
        if isinstance(value, str):
            value = folded(value)
        return super().filter_function(records, field_expr, operator, value)
