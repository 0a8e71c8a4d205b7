"""What the settings layer promises."""
