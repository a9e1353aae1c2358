"""Simulated attendees, and whole rehearsals against the real server."""
