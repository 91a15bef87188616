"""Tasks and cases: what is found, shown, done and told."""

from . import scope, listing, project_task, registration, registries, desk
