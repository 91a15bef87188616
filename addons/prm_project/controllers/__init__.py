from . import portal_tasks
