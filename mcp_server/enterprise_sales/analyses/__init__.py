"""Pure functions from an account and its scores to a frozen result, one module a job."""
