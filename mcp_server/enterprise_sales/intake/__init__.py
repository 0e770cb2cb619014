"""Exports as a person has them become a proposal of `book.yaml`, which the book then obeys."""
