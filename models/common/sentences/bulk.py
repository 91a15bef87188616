"""What is said of files with registrations; "%(word)s" is a column or a number."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

SENTENCES = {
    # who may, and when
    "bulk_off": _lt(
        "This portal does not let you register many deals at once. Register them one "
        "by one with the form."
    ),
    "bulk_too_old": _lt("The check is older than a day. Check the file again."),
    "bulk_changed": _lt(
        "Something has changed since the check. Check the file again. Nothing was "
        "registered."
    ),
    "bulk_failed": _lt(
        "The file could not be processed, and nothing was registered. Send it again "
        "later, or tell your partner manager."
    ),
    "bulk_row_refused": _lt("This row could not be registered. Check the file again."),
    "bulk_too_few_left": _lt(
        "The file has %(word)s rows, and you cannot send that many registrations "
        "today. Nothing was checked. Split it, or send it tomorrow."
    ),
    # the file
    "bulk_no_file": _lt("Choose the file that you have filled in."),
    "sheet_type": _lt("Send an XLSX or CSV file. The template has both forms."),
    "sheet_too_large": _lt(
        "The file is too large. A file with 500 rows has less than 5 MB. Remove "
        "pictures and other sheets."
    ),
    "sheet_password": _lt("The file has a password. Save it without one."),
    "sheet_broken": _lt(
        "The file cannot be read: it may be incomplete. Open it in your spreadsheet "
        "program, save it again and send that."
    ),
    "sheet_quotes": _lt(
        "The file cannot be read from row %(word)s on: there is a quotation mark too "
        "many, or one is missing."
    ),
    "sheet_no_headings": _lt(
        "No sheet of this file has the headings of the template. Download the template "
        "and copy your rows into it."
    ),
    "sheet_double": _lt("The column “%(word)s” is there twice. Remove one of them."),
    "sheet_unknown": _lt(
        "The column “%(word)s” is not in the template. Remove it, or correct its "
        "heading."
    ),
    "sheet_unnamed": _lt("Column %(word)s has values and no heading. Remove it."),
    "sheet_missing": _lt("These columns are missing: %(word)s."),
    "sheet_empty": _lt("The file has no rows."),
    "sheet_too_many": _lt(
        "The file has too many rows (%(word)s). Send at most 500 at a time."
    ),
    "sheet_too_wide": _lt(
        "The file has more than %(word)s columns. Remove those that are not in the "
        "template."
    ),
    # its cells
    "cell_error": _lt("This cell shows an error of the spreadsheet. Correct it."),
    "cell_merged": _lt(
        "This cell is merged with the one above. Unmerge them, and fill in each row."
    ),
    "cell_formula": _lt(
        "This cell has a formula without a result. Replace it with its value."
    ),
    "sheet_choice": _lt(
        "This is none of the allowed values. The second sheet of the template lists "
        "them."
    ),
    "sheet_choice_twice": _lt(
        "Several of the allowed values have this name. Register this deal with the "
        "form."
    ),
    "sheet_yes_no": _lt("Write Yes or No."),
    "sheet_both": _lt(
        "Name either an existing one or a new one: leave the other columns empty."
    ),
    "sheet_contact_alone": _lt(
        "An existing contact needs an existing company. For a new company, fill in the "
        "columns of a new contact."
    ),
    "sheet_customer_twice": _lt(
        "Row %(word)s names the same company. Register it once; later you can choose "
        "it for further deals."
    ),
    "sheet_deal_twice": _lt("Row %(word)s is the same deal. Remove one of them."),
    # how they were read
    "date_read": _lt("Read as %(word)s."),
    "number_read": _lt("Read as %(word)s."),
}
