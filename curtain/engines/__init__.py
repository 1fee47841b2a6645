"""What can answer a chat request."""
