"""netwerk keeps a network of a thousand contacts really engaged, from the terminal."""

__version__ = "0.1.0"
