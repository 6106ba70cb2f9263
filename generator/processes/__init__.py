"""Work shared with copies of the process, where there are two cores."""
