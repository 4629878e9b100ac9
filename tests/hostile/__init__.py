"""docbrowser among strangers: text, files and terminals that mean it no good."""
