"""What commands take, and what they say; the copy to carry, which only a command makes."""
