"""The panes and their parts. They know only domain values, and speak by messages."""
