"""What people of partners do alone about their account: settings, address, login."""

from . import (
    account_page,
    appearance,
    layout,
    login_address,
    login_address_mail,
    login_event,
    login_link,
    res_users_account,
    settings_page,
    settings_pages,
    time_zones,
)
