"""What nbgrader does for this course: directories, and our classes where learners' code would otherwise run."""

import os

c = get_config()  # noqa: F821  # given by nbgrader

# Directories: nbgrader's own names (source, release, submitted, autograded, feedback) below the course directory.
c.CourseDirectory.course_id = "curtain"
c.CourseDirectory.include = ["*.ipynb", "timestamp.txt", "submission_secret.txt", "*.html"]
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback", "*.md", "*.set-aside"]

# The exchange, which only "release" and "collect" need, lies inside too, so that one machine needs no set-up.
# If learners have accounts of their own on the machine, name a folder here that they can reach.
c.Exchange.root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "exchange")

# An exercise notebook: the model answers and what is only for the trainer go, everything else stays.
c.ClearSolutions.code_stub = {"python": "…"}
c.TagRemovePreprocessor.enabled = True
c.TagRemovePreprocessor.remove_cell_tags = {"trainer"}
c.GenerateAssignment.preprocessors = [
    "nbconvert.preprocessors.TagRemovePreprocessor",
    "nbgrader.preprocessors.LockCells",
    "nbgrader.preprocessors.ClearSolutions",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.CheckCellMetadata",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.SaveCells",
]

# Grading: nothing that a learner handed in is executed, and nothing in it can stop the grading of the others.
c.Autograde.exporter_class = "curtain.nbgrading.exporter.SubmissionExporter"
c.Autograde.pre_convert_hook = "curtain.nbgrading.hand_in_order.put_in_order"
c.Autograde.sanitize_preprocessors = ["curtain.nbgrading.rebuild.RebuildFromSource"]
c.Autograde.autograde_preprocessors = [
    "curtain.nbgrading.grade_answers.GradeAnswers",
    "curtain.nbgrading.save_grades.SaveAnswerGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]

# Late hand-ins, if you wish: take the "#" away. The due date of an assignment is set in Formgrader.
c.AssignLatePenalties.plugin_class = "curtain.nbgrading.late.LatePenalty"
# c.LatePenalty.percent_a_day = 10   # of the earned points, for each day begun
# c.LatePenalty.grace_days = 1       # so long it costs nothing
# c.LatePenalty.most_percent = 50    # never more than this

# Feedback: a page in the learner's language that runs no script and loads nothing.
c.GenerateFeedback.preprocessors = ["curtain.nbgrading.given_grades.GivenGrades"]
c.GenerateFeedback.exporter_class = "curtain.nbgrading.feedback.FeedbackExporter"

# Grades: `nbgrader export` lists what was handed in, not every language of every module.
c.ExportApp.plugin_class = "curtain.nbgrading.export.HandedInExport"
