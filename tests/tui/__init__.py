"""Tests of the interface, as its user meets it."""
