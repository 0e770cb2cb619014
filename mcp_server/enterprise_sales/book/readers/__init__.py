"""Readers: a file becomes a frame of its cells as they stand, with the number of each row."""

from enterprise_sales.book.readers.dispatch import FORMATS, read_file

__all__ = ["FORMATS", "read_file"]
