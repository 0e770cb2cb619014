"""Evaluations: questions put to the agents, and graders that hold the answers to the tools."""
