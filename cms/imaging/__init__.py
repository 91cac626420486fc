"""Work on pictures themselves, with Pillow alone: what comes in, what goes out, what is drawn. Nothing here knows a model."""
