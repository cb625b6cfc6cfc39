"""Template, script and style that draw a network, served by `web` and inlined in a page file."""
