"""Measures of social network analysis as free functions over a NetworkX graph."""
