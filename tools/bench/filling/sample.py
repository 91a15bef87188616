"""Is what was copied what the ORM computes? A sample of each kind is computed anew."""

import random

MODELS = ("prm.registration", "crm.lead", "res.partner")
SIZE = 600
# Marks for jobs, and what depends on all leads that were won until now.
LEFT_OUT = frozenset({"score_due", "news_due", "automated_probability"})


def differences(env):
    """Return in words what the ORM would compute otherwise."""
    chosen = random.Random(1)
    return [
        line
        for model in MODELS
        for line in _of_model(env[model].with_context(active_test=False), chosen)
    ]


def _of_model(model, chosen):
    top = model.search([], order="id desc", limit=1).id
    ids = sorted(chosen.sample(range(1, top + 1), min(top, 2 * SIZE)))
    records = model.browse(ids).exists()[:SIZE]
    names = [name for name, field in model._fields.items() if _is_derived(field)]
    stored = records.read(names, load="")
    for name in names:
        model.env.add_to_compute(model._fields[name], records)
    computed = records.read(names, load="")
    model.env.cr.rollback()
    model.env.invalidate_all(flush=False)
    return [
        f"{model._name}({was['id']}).{name}: {was[name]!r}, computed {now[name]!r}"
        for was, now in zip(stored, computed, strict=True)
        for name in names
        if was[name] != now[name]
    ]


def _is_derived(field):
    is_computed = field.store and field.compute and field.name not in LEFT_OUT
    return is_computed and (field.readonly or field.name.startswith("prm_"))
