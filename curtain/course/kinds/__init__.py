"""What each exercise kind needs in module.toml and key.toml; one kind a file."""
