"""What the templates of forms read beside the fields: input, errors, the token."""

from odoo.http import request


def form_values(typed, labels, token, refusal=None):
    """Return the variables of a page with a form whose fields are all open.

    :param dict typed: name → what its field holds
    :param dict labels: name → what people call the field, for the summary of errors
    :param str token: one-shot token of the form
    :param refusal: why the POST that this page answers was refused
    """
    return {
        "prm_form": typed,
        **error_values(refusal.messages if refusal else {}, labels),
        "prm_token": token,
        "prm_fresh": request.httprequest.method == "GET",
        "prm_closed": {},
        "prm_choices": {},
        "prm_lookups": {},
        "prm_flagged": (),
        "prm_half_dates": (),
    }


def error_values(errors, labels):
    """Return the variables that tell errors, at their fields and in the summary.

    :param dict errors: name of a field → sentence; ``""`` for what concerns no field
    :param dict labels: name → what people call the field
    """
    summary = [
        {"name": name, "label": labels.get(name, ""), "message": message}
        for name, message in errors.items()
    ]
    return {"prm_errors": errors, "prm_summary": summary}


def plain(params):
    """Return the parameters that are text or numbers, without the NUL character."""
    return {
        name: value.replace("\0", "") if isinstance(value, str) else value
        for name, value in params.items()
        if isinstance(value, str | int)
    }
