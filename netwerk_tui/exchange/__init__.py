"""Other people's formats: readers that turn files into domain values, and writers back."""
