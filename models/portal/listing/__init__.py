"""What people keep of the lists of a portal."""

from . import saved_filter, saved_reader, saved_desk, saved_page

"""What can be done with the portal's lists, whichever they are."""

from . import export
