"""The screens on a learner's machine: the app (Voila), JupyterLab, and the supervisor that keeps them running."""
