from . import desk, entries, listing, page, portal, project_task, registration, scope
