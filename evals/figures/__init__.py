"""Figures in texts of people, in Russian and English, and figures that tool results hold."""

from evals.figures.agreement import agrees
from evals.figures.held import Held
from evals.figures.partial import Partial
from evals.figures.quantity import Quantity
from evals.figures.reader import language_of, plain, quantities

__all__ = ["Held", "Partial", "Quantity", "agrees", "language_of", "plain", "quantities"]
