"""Ladders and timelines as plain shapes, and text set with the bundled fonts; no window, no PDF."""
