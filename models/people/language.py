"""In which language somebody is written to: decided here alone."""

from odoo import api, models


class PrmLanguage(models.AbstractModel):
    """Languages of people; one that was switched off since is nobody's."""

    _name = "prm.language"
    _description = "Language of a person"

    @api.model
    def _of(self, *readers):
        """Return the code of the language in which somebody reads; it is active.

        The first one that is known: of ``readers`` in their order, of the company, of
        the environment; else English, which Odoo itself is written in.

        :param readers: contacts, users or companies, of each the first record
        """
        wanted = [self._wished(each) for each in (*readers, self.env.company)]
        wanted.append(self.env.context.get("lang"))
        return next(filter(self._is_known, wanted), "en_US")

    @api.model
    def _wished(self, reader):
        """Return what stands on a contact, a user or a company: known or not."""
        reader_sudo = reader.sudo()[:1]
        if reader_sudo._name == "res.company":
            reader_sudo = reader_sudo.partner_id
        return reader_sudo.lang or ""

    @api.model
    def _is_known(self, code):
        """Tell whether a language is active: Odoo refuses to speak any other.

        :param code: of a language, such as ``"de_DE"``, or nothing
        """
        return bool(code and self.env["res.lang"]._get_data(code=code))

    @api.model
    def _direction(self, code=None):
        """Return how a language is written, for the `dir` of HTML: "ltr" or "rtl".

        :param code: of a language; that of the environment without one
        """
        code = code or self.env.context.get("lang")
        return self.env["res.lang"]._get_data(code=code).direction or "ltr"
