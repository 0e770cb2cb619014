"""The book: what is known about accounts, read from a folder, with what is wrong in it."""

from enterprise_sales.book.book import Book
from enterprise_sales.book.findings import BookError, Finding
from enterprise_sales.book.load import load_book

__all__ = ["Book", "BookError", "Finding", "load_book"]
