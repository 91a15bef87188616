"""Who may log in, as what, and what a person sees."""

from . import (
    invitation,
    limit,
    language,
    log_in_mail,
    log_in_token,
    member,
    access_key,
    password_request,
    res_partner,
    res_users,
    res_users_access,
    res_users_roles,
    res_users_sections,
    secret_mail,
)
