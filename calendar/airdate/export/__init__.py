"""Export: the same plan in the shapes that other programs read. Each file writes one, as bytes."""
