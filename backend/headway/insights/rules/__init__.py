"""What the home pages and the inbox say: tasks, sentences and who needs somebody, decided over plain values."""

from headway.insights.rules.vocabulary import CircleStep, NeedLevel, StepState, TaskKind

__all__ = ["CircleStep", "NeedLevel", "StepState", "TaskKind"]
