"""The tools' command line. `make help` lists what is there."""

import argparse
import os
import subprocess

import say


def prepare(browser=False):
    """Make sure that Odoo, its Python and PostgreSQL are there and running."""
    import databases
    import machine
    import odoo19
    import postgres
    import python_env

    with databases.locked("prepare"):
        machine.need(machine.SERVER, machine.BROWSER if browser else {})
        odoo19.ready()
        python_env.ready()
        postgres.ready()


def demo(_options):
    """Start the demo and print its address and logins."""
    import demo

    prepare()
    return demo.demo()


def test(options):
    """Run all tests, with crm and portal alone and beside other modules."""
    import suite

    for room in options.rooms:
        suite.known_room(room)
    prepare(browser=True)
    return suite.suite(options.rooms)


def toggle(options):
    """Switch access while it is read, on threads, workers, two servers, a replica."""
    import toggling

    prepare(browser=True)
    return toggling.toggle(options.kinds)


def lint(_options):
    """Check style, Odoo's conventions, README and translations."""
    import linting

    prepare()
    return linting.lint()


def fix(_options):
    """Let ruff mend the style."""
    import linting

    prepare()
    return linting.fix()


def pot(_options):
    """Write the translation template i18n/prm.pot anew."""
    import linting

    prepare()
    return linting.refresh_pot()


def forms(_options):
    """Write the table of legal forms policy/legal_forms.txt anew."""
    import linting

    prepare()
    return linting.refresh_forms()


def dist(_options):
    """Build the release archive and the wheel from the last commit."""
    import release

    prepare()
    return release.dist()


def axe(_options):
    """Measure the accessibility of the demo's pages, at two widths, light and dark."""
    from axe import start

    prepare(browser=True)
    return start.start()


def pictures(options):
    """Take the pictures of README, guide and Odoo Apps from the demo."""
    import pictures

    prepare(browser=True)
    return pictures.pictures(options.names)


def guide(_options):
    """Write the pages of the guide that the addon brings, from docs/guide."""
    from guide import pages

    return pages.write()


def shell(_options):
    """Open Odoo's shell on the demo's database."""
    import demo

    prepare()
    return demo.shell()


def clean(_options):
    """Stop what was started, drop its databases, remove all that was generated."""
    import cleaning

    return cleaning.clean()


def pytest(options):
    """Run pytest in a private database: after --, pytest's own arguments.

    Without --with it is plain, or for tests of glue the set that has their app.
    """
    import testing

    prepare(browser=True)
    return testing.pytest(options.set, options.keep, options.arguments)


def upgrade(options):
    """Upgrade a database of a version before and test it: after --, for pytest."""
    import testing
    import upgrading

    prepare(browser=True)
    with upgrading.upgraded(options.set) as name:
        checks = options.arguments or upgrading.CHECKS[options.set]
        words = testing.pytest_command(name, checks)
        return subprocess.run(words, env=testing.environment()).returncode


def bench(options):
    """Measure pages, views and jobs at a million, all lines or one; see docs."""
    from bench import command

    prepare()
    return command.bench(options.line, options.rounds)


def cluster(options):
    """Start two servers, a primary with a replica, a proxy; or try what must hold."""
    from cluster import command

    prepare()
    return command.cluster(options.tries)


def addons(options):
    """Let glue addons join their apps by themselves, and leave nothing behind."""
    import joining

    prepare()
    return joining.addons(options.names)


def mutants(options):
    """Remove each rule, access line and group in turn: is every removal caught?"""
    import mutants

    prepare()
    return mutants.mutants(options.set, options.names, options.resume, options.of)


def serve(options):
    """Serve a database of that name, made or updated, until Ctrl-C."""
    import serving

    prepare()
    return serving.serve(options.db, options.demo)


def psql(options):
    """Open PostgreSQL's prompt on a database of that name."""
    import databases
    import postgres

    prepare()
    name = databases.full_name(options.db)
    os.execvpe("psql", ["psql", name], {**os.environ, **postgres.environment()})


def screenshot(options):
    """Take a picture of a page: screenshot --help says more."""
    import odoo_cli
    import places
    import python_env

    prepare(browser=True)
    command = [python_env.PYTHON, places.TOOLS / "screenshots.py", *options.arguments]
    return subprocess.run(command, env=odoo_cli.environment()).returncode


PLAIN_COMMANDS = (
    *(axe, demo, lint, fix, pot, forms),
    *(guide, dist, shell, clean),
)
SETS = ("plain", "beside", "courses", "demo")
UPGRADED = ("upgraded", "upgraded_older")
ROOMS = "folders of tests/, on plain only; or of addons/, where their app is"
# Command, and the words that it takes, as many as somebody wants.
COMMANDS_WITH_NAMES = (
    (test, "rooms", ROOMS),
    (toggle, "kinds", "of threads, workers, servers, replica"),
    (cluster, "tries", "of lag, faults; none serves it"),
    (addons, "names", "of single ones"),
    (pictures, "names", "parts of the names of single ones"),
)


def main():
    """Read the command line and run the command."""
    parser = argparse.ArgumentParser(prog="tools/dev.py", description=__doc__)
    _add_commands(parser)
    options, rest = parser.parse_known_args()
    if options.function is screenshot:
        options.arguments = rest
    elif rest:
        parser.error(f"unknown: {' '.join(rest)}")
    say.main(lambda: options.function(options))


def _add_commands(parser):
    commands = parser.add_subparsers(required=True, metavar="command")

    def command(function, **settings):
        text = function.__doc__
        one = commands.add_parser(function.__name__, help=text, **settings)
        one.set_defaults(function=function)
        return one

    for function in PLAIN_COMMANDS:
        command(function)
    for function, name, text in COMMANDS_WITH_NAMES:
        command(function).add_argument(name, nargs="*", help=text)
    one = command(pytest)
    one.add_argument("--with", dest="set", choices=SETS)
    one.add_argument("--keep", metavar="NAME", help="keep or reuse this database")
    one.add_argument("arguments", nargs="*", help="after --: pytest's own arguments")
    one = command(upgrade)
    one.add_argument("--set", choices=UPGRADED, default=UPGRADED[0])
    one.add_argument("arguments", nargs="*", help="pytest's own arguments")
    one = command(bench)
    one.add_argument("--rounds", type=int, default=0, help="how often each is asked")
    one.add_argument("line", nargs="?", default="", help="? lists them")
    one = command(mutants)
    one.add_argument("--with", dest="set", choices=("plain", "beside"), default="plain")
    one.add_argument("--of", default="prm", metavar="ADDON", help="of one in addons/")
    one.add_argument("--resume", action="store_true", help="go on where it stopped")
    one.add_argument("names", nargs="*", help="parts of the names of single ones")
    one = command(serve)
    one.add_argument("--db", metavar="NAME", required=True)
    one.add_argument("--demo", action="store_true", help="with demo data")
    command(psql).add_argument("--db", metavar="NAME", required=True)
    command(screenshot, add_help=False)


if __name__ == "__main__":
    main()
