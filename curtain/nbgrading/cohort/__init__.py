"""A whole cohort graded in bulk: the same grades as ``nbgrader autograde`` gives, in a fraction of the time."""
