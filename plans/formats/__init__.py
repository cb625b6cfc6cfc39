"""One module per file format, each with ``read(data, source) -> str``; see `plans.files`."""
