"""Campaign tracking: what a link says of where its visits come from, and what reports make of it."""
