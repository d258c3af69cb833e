"""Views: each file shows the plan in one way and yields its pages. They do not know each other."""
