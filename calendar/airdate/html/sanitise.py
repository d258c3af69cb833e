"""HTML that came from a body, made safe after Markdown: an allow-list of elements and attributes.

After, not before: Markdown's own extensions can set attributes and addresses.
"""

from functools import lru_cache

import nh3

from airdate.markup import ATTRIBUTES, ELEMENTS, SCHEMES, WITH_CONTENT


@lru_cache(maxsize=1)
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(ELEMENTS),
        clean_content_tags=set(WITH_CONTENT),
        attributes={element: set(names) for element, names in ATTRIBUTES.items()},
        tag_attribute_values={"input": {"type": {"checkbox", "radio"}}},
        filter_style_properties={"text-align"},
        url_schemes=set(SCHEMES),
        link_rel=None,
        strip_comments=True,
    )


def sanitise(html: str) -> str:
    """The HTML without script, handlers, foreign frames, comments and unknown schemes."""
    return _cleaner().clean(html)
