"""`make clean`: leave the checkout and the machine as they were before."""

import shutil

import databases
import places
import postgres
import serving
from say import Failure, detail, step


def clean():
    """Stop, drop and remove; keep going when something is gone already."""
    serving.stop_all()
    try:
        if postgres.is_running():
            step("Dropping this checkout's databases")
            databases.drop_everything()
        postgres.remove()
    except Failure as failure:
        detail(f"PostgreSQL was left as it is: {failure}")
    step("Removing everything generated")
    for folder in (places.GENERATED, places.cache_folder(), places.short_folder()):
        shutil.rmtree(folder, ignore_errors=True)
    return 0
