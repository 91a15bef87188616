from . import portal_directory, public_directory
