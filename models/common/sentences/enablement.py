"""What is said of funds, certificates, marketing activities and documents."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

SENTENCES = {
    # funds, certificates, marketing activities
    "fund_entry_stays": _lt(
        "A fund entry cannot be changed, except for its purpose. Book a reversal "
        "instead."
    ),
    "activity_fund_closed": _lt(
        "The partnership is not active, so its fund cannot pay. Activate it first."
    ),
    "activity_kept": _lt(
        "Only a draft that was never paid from the fund can be deleted. Cancel the "
        "activity instead."
    ),
    "budget_stays": _lt(
        "The budget and the partner of an approved activity cannot be changed. "
        "Cancel it and plan another one."
    ),
    "certificate_of_partner": _lt(
        "The certificate must belong to a person of the partner organization."
    ),
    "certificate_partner_stays": _lt(
        "The partner of a certificate cannot be changed. Archive it and add "
        "another one."
    ),
    "fund_entry_kept": _lt("A fund entry cannot be deleted. Book a reversal instead."),
    "fund_origin_by_code": _lt(
        "Entries for opportunities, activities and reversals are booked "
        "automatically. You can only enter credits and debits by hand."
    ),
    "fund_reversal_by_code": _lt(
        "Only entries made by hand can be reversed by hand. A credit is taken back "
        "when its opportunity is no longer won, a budget when its activity is "
        "cancelled."
    ),
    # documents
    "document_empty": _lt("Add a file or a link before you publish the document."),
    "document_file_and_link": _lt(
        "A document is a file or a link. Remove one of them, or make two documents."
    ),
    "document_of_company": _lt(
        "The portal, program, tier and partner of a document must belong to its "
        "company."
    ),
    "document_program_of_portal": _lt(
        "The program does not belong to this portal, so nobody would see the document."
    ),
    "link_characters": _lt(
        "The link is too long or contains characters that are not allowed, such as "
        "spaces or quotes. Copy it from the address bar of your browser."
    ),
    "link_https": _lt(
        "The link must start with https://. Enter it like https://www.example.com/page."
    ),
    "link_host": _lt(
        "The link has no server name, or it contains a login. Enter it like "
        "https://www.example.com/page."
    ),
}
