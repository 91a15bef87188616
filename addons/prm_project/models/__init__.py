"""Tasks and cases: what is found, shown, done and told."""

from . import desk, listing, page, project_task, registration, registries, reply, scope
