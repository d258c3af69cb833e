"""What all views share: words for dates, one autoescaping environment, pages as artifacts."""
