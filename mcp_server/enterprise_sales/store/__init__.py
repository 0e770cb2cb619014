"""Output files: naming, frontmatter, all-or-nothing writes and the index.

The store knows nothing of analyses: it takes text and frontmatter values, and writes files.
"""

from .atomic import write_new
from .document import parse, render
from .errors import StoreError
from .meta import OutputMeta
from .names import file_name
from .output_store import Entry, File, Index, OutputStore, Saved, document_bytes

__all__ = [
    "Entry",
    "File",
    "Index",
    "OutputMeta",
    "OutputStore",
    "Saved",
    "StoreError",
    "document_bytes",
    "file_name",
    "parse",
    "render",
    "write_new",
]
