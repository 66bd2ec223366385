"""The ledger's records as files for other tools: one module a format."""
