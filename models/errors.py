"""Refusals that name the fields of a form."""

from odoo.exceptions import UserError


class RegistrationRefused(UserError):
    """A form was refused: ``errors`` maps field names to codes of the policy."""

    def __init__(self, env, errors):
        self.errors = dict(errors)
        sentences = [env["prm.sentence"]._text(code) for code in errors.values()]
        super().__init__("\n".join(dict.fromkeys(sentences)))


class LimitReached(UserError):
    """Somebody did something too often; ``seconds`` later it is possible again."""

    http_status = 429

    def __init__(self, sentence, seconds):
        self.seconds = seconds
        super().__init__(sentence)
