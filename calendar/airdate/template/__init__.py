"""Plan templates: a folder of ordinary item files, out of which ``airdate new --from`` makes new items.

A team keeps its own in ``calendar/templates/NAME/``; one of the same name as a shipped one wins.
The folder holds a head, ``template.yml``, and Markdown files, each at its path below ``content/``::

    template.yml
    events/{{ id }}.md
    social/{{ id }}-reminder.md

``template.yml``::

    title: Conference
    summary: An event of a day or more, from save the date to thank-you.
    asks:
      start: {about: The first day, needed: yes}      # hour: yes, if a day alone will not do
      end: The last day
      location: {about: Where it is, default: To be announced}
    channels:
      social: {about: Where your people talk, media: shared}
      mail: {about: What reaches your subscribers, like: [newsletter, mail]}

``asks`` names what the template takes from the command line; what is not named may be given too, if
a file uses it. ``channels`` are the roles that channels play in it: a role is the plan's channel of
that name or of one in ``like``, else the first with that ``media``, and ``--channel social=mastodon``
says otherwise. Where nothing fits, the key stays empty.

Files hold ``{{ id }}``, ``{{ title }}``, ``{{ start }}`` …, the roles by their names. Names of files
hold ``{{ id }}`` alone. What is filled in stays data: in front matter it is quoted where YAML asks
for it, in the text Markdown's signs are escaped.
"""

from airdate.template.filling import Values, fill
from airdate.template.head import PARAMETERS, Ask, Head, Role
from airdate.template.library import Template, names, read

__all__ = ["PARAMETERS", "Ask", "Head", "Role", "Template", "Values", "fill", "names", "read"]
