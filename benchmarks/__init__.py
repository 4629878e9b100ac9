"""How fast docbrowser is, as ratios to peers that were timed in the same run."""
