"""Fuzzy people search: an index of words, matched with typos, ranked by field."""
