from . import (
    test_appearance,
    test_login_address,
    test_login_link,
    test_race_login,
    test_settings_page,
    test_user_menu,
)
