"""The garbage collector, kept still while a great many values are made that all live on.

It would look through all of them again and again for cycles that are not there:
half the time that 10,000 items take to load.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def still() -> Iterator[None]:
    """For the time of a block or a decorated function; nothing changes where it is off already."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
