"""Find, read and check packs. ``load.py`` reads one; ``shelf.py`` finds them all."""
