from . import (
    test_access_alike,
    test_access_core_pages,
    test_access_deeds,
    test_access_employees,
    test_access_fields,
    test_access_layers,
    test_access_machine,
    test_access_naming,
    test_access_platform,
    test_access_surface,
    test_access_table,
)
from .conditions import *
