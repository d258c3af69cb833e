"""Editing: changes to front matter that touch only the bytes they mean, written all or nothing."""
