from . import (
    test_page_services,
    test_portal_access,
    test_portal_errors,
    test_portal_files,
    test_portal_limits,
    test_portal_lists,
    test_portal_pages,
    test_portal_search,
    test_portal_sections,
    test_portal_switch,
    test_race_http,
    test_tour_whole_way,
    test_tours,
)
from .brand import *
from .form import *
from .frame import *
from .home import *
from .listing import *
from .lists import *
from .notification import *
from .pages import *
from .program import *
from .record import *
from .saved import *
from .sections import *
from .setup import *
from .start import *
