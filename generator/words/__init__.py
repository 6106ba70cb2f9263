"""French, and YAML, as people type them and as they are to be read."""
