"""Refusals that name the fields of a form."""

from odoo.exceptions import UserError

# The web client shows a warning with the sentence, as for any UserError.
AS_WARNING = {"exception_class": "odoo.exceptions.UserError"}


class RegistrationRefused(UserError):
    """A form was refused: ``errors`` maps field names to codes of the policy."""

    context = AS_WARNING

    def __init__(self, env, errors):
        self.errors = dict(errors)
        sentences = [env["prm.sentence"]._text(code) for code in errors.values()]
        super().__init__("\n".join(dict.fromkeys(sentences)))


class LimitReached(UserError):
    """Somebody did something too often; ``seconds`` later it is possible again."""

    http_status = 429
    context = AS_WARNING

    def __init__(self, sentence, seconds):
        self.seconds = seconds
        super().__init__(sentence)
