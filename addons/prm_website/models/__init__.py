from . import desk, directory, entry, form, inquiry, portal, program, registries
