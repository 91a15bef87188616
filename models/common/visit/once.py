"""What the parts of one page ask again and again is asked once.

Navigation, home and lists each ask what the reader is offered, or what waits for the
reader. While a page is read nothing of it changes: each answer holds until the page is
there. Whatever writes has no visit, and asks anew each time.
"""


class Visit:
    """The answers of one visit that only reads; nobody can send one by RPC.

    ``before_links``: what stands before the addresses of our pages, see ``links``.
    """

    def __init__(self):
        self._answers = {}
        self.before_links = None

    def once(self, key, ask):
        """Return what ``ask()`` returned when this was asked first."""
        if key not in self._answers:
            self._answers[key] = ask()
        return self._answers[key]


def is_visit(env):
    """Tell whether a page is being read, which writes nothing."""
    return isinstance(env.context.get("prm_visit"), Visit)


def once(env, key, ask, within="prm_visit"):
    """Return ``ask()``, during a visit the same for each who asks as this person.

    :param key: tuple that says what is asked
    :param ask: it returns plain values
    :param str within: under what the context has the visit, see also ``rendering``
    """
    visit = env.context.get(within)
    if not isinstance(visit, Visit):
        return ask()
    return visit.once((env.uid, env.su, env.lang, key), ask)


def remember(env, key, answer):
    """Keep during a visit what is known without asking, or was asked with more.

    :param tuple key: of ``once``, under which it will be asked for
    :param answer: plain values
    """
    once(env, key, lambda: answer)
