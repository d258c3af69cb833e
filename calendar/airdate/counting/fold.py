"""Where a channel folds a text: what is seen before "more"."""

from airdate.counting.count import Method


def cut(text: str, most: int, method: Method | str = Method.GRAPHEMES) -> tuple[str, str]:
    """What is shown and what is folded away; together they are the text.

    ``most`` are graphemes, or characters, of which a grapheme is never split.
    """
    method = Method(method)
    if method not in {Method.GRAPHEMES, Method.CHARACTERS}:
        raise ValueError(f"a fold is counted in graphemes or characters, not in {method}")
    if len(text) <= most:
        return text, ""
    head = text[: most + 1]
    if head.isascii() and "\r" not in head:
        return text[:most], text[most:]
    from airdate.counting.grapheme import cluster

    end = 0
    for number, match in enumerate(cluster().finditer(text), 1):
        if (number if method is Method.GRAPHEMES else match.end()) > most:
            break
        end = match.end()
    return text[:end], text[end:]
