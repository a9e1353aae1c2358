"""The proof of the rules: every sentence of them is a test."""
