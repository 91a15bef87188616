"""Tasks and cases: what is found, shown, done and told."""

from . import scope, listing, page, project_task, registration, registries, desk, reply
