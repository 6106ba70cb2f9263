"""What follows from the data of a title: its tree, the paths through it, readings of answers."""
