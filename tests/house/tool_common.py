"""The tools, which are no part of the addon, as tests import them."""

import importlib
import sys
from unittest.mock import patch

from ..places import ROOT


def tool(name):
    """Return a module of the tools, which are no part of the addon."""
    with patch.object(sys, "path", [str(ROOT / "tools"), *sys.path]):
        return importlib.import_module(name)
