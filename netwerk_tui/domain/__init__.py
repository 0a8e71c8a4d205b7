"""What the words of the field mean: values and pure functions, standard library only, no I/O and no clock."""
