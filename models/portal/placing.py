"""Entries of a registry in the order that an administrator gave them."""


def in_order(entries, rows):
    """Return the entries that are shown, in the order of their rows.

    An entry without a row is shown, behind its neighbour in the order of the registry.

    :param entries: with ``key`` and ``order``
    :param rows: of one portal, see ``prm.portal._set_rows``
    """
    usual = sorted(entries, key=lambda entry: (entry.order, entry.key))
    hidden = {row.key for row in rows if not row.visible}
    by_key = {entry.key: entry for entry in usual}
    keys = placed(list(by_key), places_of(rows, "key"))
    return [by_key[key] for key in keys if key not in hidden]


def placed(names, places):
    """Return names by their places; one without a place follows its neighbour.

    >>> placed(["a", "b", "c"], {"a": 2, "c": 1})
    ['c', 'a', 'b']
    >>> placed(["a", "b"], {"b": 1})
    ['a', 'b']

    :param list names: in the order of the registry
    :param dict places: name → what it is sorted by
    """
    found = sorted((name for name in names if name in places), key=places.get)
    before = None
    for name in names:
        if name not in places:
            found.insert(found.index(before) + 1 if before is not None else 0, name)
        before = name
    return found


def places_of(rows, name):
    """Return what rows stand for → their places.

    :param rows: with ``sequence`` and ``id``
    :param str name: of the field that says what a row stands for
    """
    return {row[name]: (row.sequence, row.id) for row in rows}


def lines_of(shapes):
    """Return the lines of a form: one field each, or two neighbours that are halves.

    >>> [len(line["fields"]) for line in lines_of([(True, "a"), (True, "b")])]
    [2]
    >>> [line["half"] for line in lines_of([(False, "a"), (True, "b"), (False, "c")])]
    [False, True, False]

    :param shapes: pairs of whether a field is a half, and what its template reads
    """
    lines = []
    for half, shape in shapes:
        last = lines[-1] if lines else {"half": False, "fields": []}
        if half and last["half"] and len(last["fields"]) == 1:
            last["fields"].append(shape)
        else:
            lines.append({"half": half, "fields": [shape]})
    return lines
