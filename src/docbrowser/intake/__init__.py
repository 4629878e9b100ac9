"""From what importers read to what the catalogue and the watchlist hold."""
