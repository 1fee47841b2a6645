"""The course under nbgrader: released, collected and graded without running anything a learner wrote."""
