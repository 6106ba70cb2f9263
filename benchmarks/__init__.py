"""What the project costs, measured from outside: `make bench` prints it and writes RESULTATS.md.

One module per subject. Each measures through what anybody may run (the commands, the built site in
a real browser), gives frozen figures, and turns them into a `Sujet` with a pure function. `rapport`
writes the subjects down; `projet`, `web` and `machine` are the tools they share.
"""
