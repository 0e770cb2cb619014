"""The agents of the plugin where Claude Code is not: one question, or a conversation."""
