"""Files and folders: written whole, read, compared, and what the system says of them."""
