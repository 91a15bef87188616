"""What is said of funds, certificates and marketing activities."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

SENTENCES = {
    # funds, certificates, marketing activities
    "fund_entry_stays": _lt(
        "A fund entry stays as it was booked; only its purpose can be corrected. "
        "Book a reversal instead."
    ),
    "activity_fund_closed": _lt(
        "The partnership is not active, so its fund cannot pay. Activate it first."
    ),
    "activity_kept": _lt(
        "Only a draft that the fund never paid for can be deleted. Cancel the activity "
        "instead."
    ),
    "budget_stays": _lt(
        "Budget and partner of an approved activity stay as they are. Cancel it and "
        "plan another one."
    ),
    "certificate_of_partner": _lt(
        "The certificate has to belong to a person of the partner organisation."
    ),
    "certificate_partner_stays": _lt(
        "The partner of a certificate stays as it is. Archive it and add another one."
    ),
    "fund_entry_kept": _lt("A fund entry is kept. Book a reversal instead."),
    "fund_origin_by_code": _lt(
        "Entries of opportunities, activities and reversals are booked by themselves. "
        "By hand you can enter credits and debits only."
    ),
    "fund_reversal_by_code": _lt(
        "Only entries made by hand are reversed by hand. A credit is taken back when "
        "its opportunity is no longer won, a budget when its activity is cancelled."
    ),
}
