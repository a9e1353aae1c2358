"""The faults themselves, in the server and in the browser."""
