"""Reads open registries as they are published; one module a format, and one that tells them apart."""
