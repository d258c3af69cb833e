"""Text counted as each channel counts it: ``measure``, and ``cut`` for what is shown before a fold.

``airdate.counting.url.urls`` finds the links that X, or Mastodon, counts.
"""

from airdate.counting.count import Count, Method
from airdate.counting.fold import cut
from airdate.counting.measure import measure

__all__ = ["Count", "Method", "cut", "measure"]
