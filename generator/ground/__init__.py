"""What every room may stand on: where things lie, what is wrong, how commands are typed."""
