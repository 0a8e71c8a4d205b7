"""What a user can do, with no screen in it. The screen and the shell both call these."""
