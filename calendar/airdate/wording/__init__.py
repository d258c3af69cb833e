"""Wording: the interface in the reader's language: sentences, names, dates, numbers."""
