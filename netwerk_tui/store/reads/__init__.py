"""SELECTs to frozen values, one module a subject, in as few queries as possible."""
