"""What somebody began to type on a profile and has not saved: on the server, for this person alone."""
