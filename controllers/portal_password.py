"""Core's page for a forgotten password tells nobody who has an account."""

from odoo.http import request

from odoo.addons.auth_signup.controllers.main import AuthSignupHome


class PrmForgottenPassword(AuthSignupHome):
    """An address that the page gets without a link leads nowhere."""

    def get_auth_signup_qcontext(self):
        """Drop a partner's address: to follow it would tell that there is an account.

        With a link that works, core leads on from the address to the login.
        """
        qcontext = super().get_auth_signup_qcontext()
        has_link = qcontext.get("token") and not qcontext.get("invalid_token")
        desk = request.env["prm.log.in.mail"]
        if not has_link and desk._hides(qcontext.get("signup_email")):
            del qcontext["signup_email"]
        return qcontext
