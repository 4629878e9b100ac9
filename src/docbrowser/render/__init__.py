"""From titles to Rich renderables. Pure: the detail pane and `docbrowser show` draw the same."""
