"""Airdate: one plan for everything an organisation says in public, kept in git.

The core reads a folder of Markdown items (``content/``) and the plan's
vocabulary (``calendar/*.yml``), and yields artifacts: pages, feeds, data, and
findings. It knows no site engine and no clock.
"""

__version__ = "0.1.0"
