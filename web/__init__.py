"""HTTP: pages, the SPARQL protocol, linked data, downloads, errors and settings.

A part is a function that returns a router and is handed what it needs; `server` puts them together.
"""
