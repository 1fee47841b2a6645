"""Reading of requests for structured replies."""
