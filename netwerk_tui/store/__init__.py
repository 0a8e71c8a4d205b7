"""Where everything is kept. The only floor that knows SQLAlchemy.

`upgrade.open_database` opens a `Database`; `ledger.transaction` is the one way to change it; `reads` answers questions.
"""
