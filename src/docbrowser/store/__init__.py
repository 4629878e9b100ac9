"""Files on disk: the only place that knows TinyDB."""
