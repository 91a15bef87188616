"""Why something is refused, as pages and answers in JSON tell it."""

from odoo.http import request


class Refusal:
    """Why a call on a record was refused: codes and sentences by field.

    What concerns no field stands under the empty name. ``wait`` are the seconds after
    which it would be accepted, when it came too often. ``own`` tells of a customer that
    the organization has already.
    """

    def __init__(self, codes, messages=None, wait=0, own=None):
        sentence = request.env["prm.messages"]._text
        self.codes = dict(codes)
        self.messages = {name: sentence(code) for name, code in codes.items()}
        self.messages.update(messages or {})
        self.wait = wait
        self.own = own or {}

    @property
    def status(self):
        """The status of an answer that tells this refusal."""
        return 429 if self.wait else 422

    @classmethod
    def of_error(cls, error):
        """Return the refusal that an exception of a record tells."""
        codes = getattr(error, "errors", None) or {}
        messages = None if codes else {"": str(error)}
        seconds, own = getattr(error, "seconds", 0), getattr(error, "own", None)
        return cls(codes, messages, seconds, own)

    @classmethod
    def of_limit(cls, kind, seconds, field=""):
        """Return the refusal of what somebody did too often."""
        sentence = request.env["prm.limit"]._sentence(kind, seconds)
        return cls({}, {field: sentence}, seconds)

    def __bool__(self):
        """Tell whether anything is refused at all."""
        return bool(self.messages)

    def __or__(self, other):
        """Return both refusals as one; at a field of both, this one is told."""
        if not other:
            return self
        codes = {**other.codes, **self.codes}
        messages = {**other.messages, **self.messages}
        wait, own = max(self.wait, other.wait), {**other.own, **self.own}
        return Refusal(codes, messages, wait, own)
