"""The store on a file system keeps the contract of every store."""

from enterprise_sales.store import OutputStore

from .conformance import StoreConformance


class TestOutputStore(StoreConformance):
    open_store = staticmethod(OutputStore)
