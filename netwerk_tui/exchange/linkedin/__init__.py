"""Reading what LinkedIn gives its members of their own network: the archive, and the files in it one by one.

`profile.normalise_profile` is for everybody who meets the address of a profile; the rest is called by the registry of
formats.
"""
