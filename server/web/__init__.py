"""HTTP: pages, joining, the built client. Nothing here knows the rules of the game."""
