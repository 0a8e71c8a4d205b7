"""The shell's front door: `netwerk VERB`. Knows no Textual; a verb's module is imported when it is asked for."""
