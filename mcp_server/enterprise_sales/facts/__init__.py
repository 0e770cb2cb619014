"""Facts kept in dossiers: what was said or noted, with its source, added and taken back."""
