"""The service layer: one table runs one workshop."""
