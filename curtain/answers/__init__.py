"""The grammar of answers: what a learner writes is text, and each kind reads it forgivingly."""
