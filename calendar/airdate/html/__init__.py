"""What all views share: one autoescaping environment, pages as artifacts, entries in words."""
