"""Accessibility, measured with axe-core on the pages of the demo."""
