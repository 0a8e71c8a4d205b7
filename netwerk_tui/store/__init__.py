"""Where everything is kept. The only floor that knows SQLAlchemy."""
