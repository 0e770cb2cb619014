"""Documents: a result and a language in, markdown out."""

from enterprise_sales.documents.render import files_beside, render_document
from enterprise_sales.documents.titles import title_of

__all__ = ["files_beside", "render_document", "title_of"]
