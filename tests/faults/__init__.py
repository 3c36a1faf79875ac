"""What fails from outside: a server that is killed, many at once, a full disk. `make test` does a few of each,
`make test-faults` many (FAULTS=many)."""
