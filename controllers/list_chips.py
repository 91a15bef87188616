"""What narrows a list, in words, each with the address of the list without it."""


def active_filters(query, env):
    """Return what narrows a list: ``[{"label", "url"}]``; the url drops it.

    :param query: what was asked, as :class:`ListQuery`
    :param env: of the visitor
    """
    words = {**_chosen(query), **_dates(query, env)}
    return [
        {"label": label, "url": query.url(**{name: ""})}
        for name, label in words.items()
    ]


def in_words(query, env, is_typed_told=True):
    """Return all that was asked of a list as texts: what narrows it, how it is shown.

    :param query: what was asked, as :class:`ListQuery`
    :param env: of the visitor
    :param is_typed_told: also what somebody typed, which may name a company
    """
    narrowed = {**_chosen(query), **_dates(query, env)}
    if not is_typed_told:
        for name in ("search", *query.texts):
            narrowed.pop(name, None)
    return [*narrowed.values(), *_shown(query, env)]


def _shown(query, env):
    """Return the words of the order, the groups, the layout and the view."""
    names = ("sortby", "groupby", "layout", "view")
    changed = [name for name in names if query.keys[name] != query.default(name)]
    words = {name: query.offer(name)["label"] for name in changed if name != "view"}
    for name, text in {
        "sortby": env._("Sort by"),
        "groupby": env._("Group by"),
    }.items():
        if name in words:
            words[name] = f"{text}: {words[name]}"
    if "view" in changed:
        words["view"] = env._("All records")
    return list(words.values())


def _chosen(query):
    """Return parameter → words of what was searched, chosen, ticked and typed."""
    words = {}
    if query.search:
        words["search"] = f"“{query.search}”"
    if query.keys["filterby"] != query.default("filterby"):
        words["filterby"] = query.offer("filterby")["label"]
    for name, keys in query.ticked.items():
        tick = query.spec["ticks"][name]
        labels = ", ".join(tick["options"][key] for key in keys)
        words[name] = f"{tick['label']}: {labels}"
    for name, option in query.chosen.items():
        words[name] = f"{query.choices[name]['label']}: {option['name']}"
    for name, text in query.texts.items():
        words[name] = f"{query.spec['texts'][name]['label']}: “{text}”"
    return words


def _dates(query, env):
    """Return parameter → words of the span, the first and the last day."""
    day = env["prm.formatting"]._day
    words = {}
    if query.keys["span"]:
        words["span"] = query.offer("span")["label"]
    if query.date_begin:
        words["date_begin"] = env._("From %s", day(query.date_begin))
    if query.date_end:
        words["date_end"] = env._("Until %s", day(query.date_end))
    which = query.offer("date_of")["label"]
    return {name: f"{which}: {text}" if which else text for name, text in words.items()}
