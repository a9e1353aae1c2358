"""Simulated attendees play a whole round over the real protocol, to try a pack beforehand."""
