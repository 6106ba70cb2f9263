"""The templates, and what is made of them once for all runs."""
