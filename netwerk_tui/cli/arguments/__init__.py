"""What can be typed after each verb, one module a subject. Named in `cli.verbs`, imported when its verb is typed.

Only argparse and the domain's words are imported here, so that `--help` is there at once.
"""
