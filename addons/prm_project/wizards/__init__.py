from . import prm_task_reply
