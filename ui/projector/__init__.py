"""What the room sees: composed as scenes, drawn on a canvas, shown on a screen."""
