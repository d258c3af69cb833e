"""The garbage collector, kept still while a great many values are made that all live on.

It would look through all of them again and again for cycles that are not there:
half the time that 10,000 items take to load.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def still(*, settled: bool = False) -> Iterator[None]:
    """For the time of a block or a decorated function; nothing changes where it is off already.

    With ``settled`` what was made is not looked through later, either, until the next such block.
    """
    enabled = gc.isenabled()
    gc.disable()
    if settled:
        gc.unfreeze()
    try:
        yield
    finally:
        if settled:
            gc.freeze()
        if enabled:
            gc.enable()
