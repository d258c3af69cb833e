"""Sections: what pages tell of the plan, each looked up and put in order, for templates to show."""
