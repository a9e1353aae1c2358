"""Packs: what a good one is, and how each mistake in a bad one is named."""
