from . import desk, listing, page, project_task, registration, registries, scope
