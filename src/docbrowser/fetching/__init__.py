"""Answers from the network: asked for politely, and read with limits."""
