"""One judge for each kind of promise. Each yields complaints, in words."""
