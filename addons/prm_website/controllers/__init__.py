from . import public_directory
