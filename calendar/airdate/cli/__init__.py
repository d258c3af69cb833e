"""The command line: one file a command, and each is loaded when it is called.

Data goes to standard output, everything else to standard error.
"""

import click

from airdate import __version__
from airdate.cli.front import Front
from airdate.cli.given import options

#: What there is: the command, the file that holds it, and its line in the overview.
COMMANDS = {
    "init": ("init", "Start a plan in a folder."),
    "new": ("new", "Write a new item and print its path."),
    "move": ("move", "Move an item, one of its outputs or occurrences."),
    "shift": ("shift", "Move a campaign or several items by the same step."),
    "postpone": ("postpone", "Put an item off, and record why."),
    "cancel": ("cancel", "Call an item off, and record why."),
    "hold": ("hold", "Hold everything back, or a part of it, at once."),
    "lift": ("lift", "End a hold, and keep what it has taught."),
    "set": ("set", "Set values of an item's front matter."),
    "approve": ("approve", "Approve items exactly as they are."),
    "rename": ("rename", "Give an item another id, wherever it is named."),
    "import": ("importing", "Take over figures that other programs have counted."),
    "list": ("listing", "List what stands in the calendar, by time."),
    "show": ("show", "Show all that is known of one item."),
    "export": ("export", "Write the plan, or a part of it, for another program."),
    "feeds": ("feeds", "List the calendars that people can subscribe to."),
    "approvals": ("approvals", "Say whose approval is wanted, given or void."),
    "check": ("check", "Say what is wrong with the plan."),
    "rule": ("rule", "Explain a rule, or list them all."),
    "schema": ("schema", "Print what may stand in a file, for editors."),
    "lsp": ("lsp", "Serve an editor (language server)."),
    "stage": ("stage", "Write what a site engine builds to a folder."),
    "doctor": ("doctor", "Look whether this machine and this project are in order."),
}


@click.group(
    cls=Front,
    table=COMMANDS,
    params=options(),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="airdate", message="%(prog)s %(version)s")
def main() -> None:
    """Plan everything you say in public, in git: one Markdown file for each message.

    \b
    Exit codes: 0 fine, 1 errors (or warnings with --strict), 2 usage or configuration,
    3 disk or rights, 70 a fault of Airdate's own.
    """
