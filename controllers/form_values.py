"""What the templates of forms read beside the fields: input, errors, the token."""

from odoo.http import request


def form_values(typed, labels, token, refusal=None):
    """Return the variables of a page with a form whose fields are all open.

    :param dict typed: name → what its field holds
    :param dict labels: name → what people call the field, for the summary of errors
    :param str token: one-shot token of the form
    :param refusal: why the POST that this page answers was refused
    """
    errors = refusal.messages if refusal else {}
    return {
        "prm_form": typed,
        "prm_errors": errors,
        "prm_summary": [
            {"name": name, "label": labels.get(name, ""), "message": message}
            for name, message in errors.items()
        ],
        "prm_token": token,
        "prm_fresh": request.httprequest.method == "GET",
        "prm_closed": {},
        "prm_lookups": {},
        "prm_flagged": (),
        "prm_half_dates": (),
    }
