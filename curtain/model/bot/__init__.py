"""The glass box as somebody's assistant: a system prompt gives it facts, secrets and rules, customers write to it."""
