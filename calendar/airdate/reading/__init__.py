"""From files to nouns: bytes to YAML with positions, to items and vocabulary. Nothing here judges."""
