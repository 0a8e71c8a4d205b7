"""The screens: they route the panes' messages to actions, and the results back."""
