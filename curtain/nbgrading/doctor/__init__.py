"""Look a course directory over before class: every finding says what is wrong, where, and what to do next."""
