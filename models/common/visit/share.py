"""Who asks: what is looked at for each value that is read."""


def is_share(env):
    """Tell whether the current user is a share user, as ``env.user.share`` does.

    A list asks it thousands of times. What the transaction knows is looked up at once;
    what it does not know, or has to compute anew, is asked as ever.
    """
    users = env.user
    share = users._fields["share"]
    if share not in env.transaction.tocompute:
        cache = share._get_cache(env)
        if cache.get(env.uid) is None and env.registry.ready:
            users._prm_key()  # soon asked for in any case: the person comes with it
        known = cache.get(env.uid)
        if known is not None:
            return known
    return users.share
