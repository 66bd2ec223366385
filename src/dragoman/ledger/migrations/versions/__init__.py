"""One file a step, named by its revision. A step that was released never changes."""
