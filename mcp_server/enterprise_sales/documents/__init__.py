"""Documents: a result and a language in, markdown out."""

from enterprise_sales.documents.render import render_document
from enterprise_sales.documents.titles import title_of

__all__ = ["render_document", "title_of"]
