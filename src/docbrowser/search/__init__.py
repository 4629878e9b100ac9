"""Queries: from what the user types to the titles that match."""
