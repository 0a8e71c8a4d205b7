"""The invented network: names, organisations and three years of contact, made up from a fixed seed.

Nobody in it exists. Everything is told relative to a given day, so that it is always as if the network were in use.
Only `actions.sample` writes it to a database; nothing here reads or writes anything.
"""
