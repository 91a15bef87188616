"""Refusals that name the fields of a form."""

from typing import ClassVar

from odoo.exceptions import UserError

# The web client shows a warning with the sentence, as for any UserError.
AS_WARNING = {"exception_class": "odoo.exceptions.UserError"}


class RegistrationRefused(UserError):
    """A form was refused: ``errors`` maps field names to codes of the policy.

    ``own`` are plain values of a customer that the organization has already.
    """

    context = AS_WARNING

    def __init__(self, env, errors, own=None):
        self.errors = dict(errors)
        self.own = own or {}
        sentences = [env["prm.messages"]._text(code) for code in errors.values()]
        super().__init__("\n".join(dict.fromkeys(sentences)))


class EntryRefused(UserError):
    """What an employee entered is refused, and ``action`` lets it be overruled.

    The web client offers a button that opens the action; others read the sentence.
    """

    context: ClassVar = {"exception_class": "odoo.exceptions.RedirectWarning"}

    def __init__(self, sentence, action, button):
        super().__init__(sentence)
        self.args = (sentence, action, button)

    def __str__(self):
        return self.args[0]


class LimitReached(UserError):
    """Somebody did something too often; ``seconds`` later it is possible again."""

    http_status = 429
    context = AS_WARNING

    def __init__(self, sentence, seconds):
        self.seconds = seconds
        super().__init__(sentence)
