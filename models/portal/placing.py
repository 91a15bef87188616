"""Entries of a registry in the order that an administrator gave them."""


def in_order(entries, rows):
    """Return the entries that are shown, in the order of their rows.

    An entry without a row is shown, behind its neighbour in the order of the registry.

    :param entries: with ``key`` and ``order``
    :param rows: records of ``prm.portal.row.mixin`` of one portal
    """
    usual = sorted(entries, key=lambda entry: (entry.order, entry.key))
    place = {row.key: number for number, row in enumerate(rows.sorted(_place))}
    keys, before = [], None
    for entry in sorted(usual, key=lambda entry: place.get(entry.key, -1)):
        if entry.key in place:
            keys.append(entry.key)
    for entry in usual:
        if entry.key not in place:
            keys.insert(keys.index(before) + 1 if before else 0, entry.key)
        before = entry.key
    hidden = {row.key for row in rows if not row.visible}
    by_key = {entry.key: entry for entry in usual}
    return [by_key[key] for key in keys if key not in hidden]


def _place(row):
    return (row.sequence, row.id)
