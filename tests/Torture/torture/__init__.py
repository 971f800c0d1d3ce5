"""Tries to break the state of Maestro, and reads what is left with Python alone."""
