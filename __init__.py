from .needs import check_libraries

check_libraries()  # before something fails for want of one of them

from . import controllers, models, report, wizards  # noqa: E402
