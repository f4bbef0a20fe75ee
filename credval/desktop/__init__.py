"""The window: what a person sees, types and presses."""
