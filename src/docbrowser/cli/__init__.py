"""The command line, one module a subcommand. Textual is loaded only when the interface opens."""
