"""What people of partners do alone about their account: settings, address, login."""

from . import (
    account_page,
    layout,
    res_users_account,
    settings_pages,
)
