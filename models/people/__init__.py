"""Who may log in, as what, and what a person sees."""

from . import (
    account_page,
    invitation,
    limit,
    member,
    res_partner,
    res_users,
    res_users_access,
    res_users_account,
    res_users_roles,
    res_users_sections,
)
