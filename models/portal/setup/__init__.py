"""What an administrator sets on a portal: sections, home, forms, brand, mails."""

from . import (
    row_mixin,
    section,
    block,
    widget,
    field,
    registration_field,
)
from . import (
    brand,
    home,
    limits,
    mails,
    path,
    preview,
    profile,
    questions,
    remembered,
    team,
)
