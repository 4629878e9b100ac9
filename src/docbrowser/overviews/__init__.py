"""What the library and the marks come to, put together for a command or a screen: no drawing."""
