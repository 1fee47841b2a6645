"""What every request passes before it reaches a model, whatever the engine; knows no web framework."""
