"""WHO, BY WHICH PAPER: scenarios, dispositions, control and sources. Knows nothing of geometry."""

from claims.atlas import Atlas, Era, Party, Start
from claims.check import check
from claims.check_stories import check_stories
from claims.check_translations import check_translations
from claims.closed_lists import Outcome
from claims.compare import Aspect, Difference, Level, compare, compare_with_control
from claims.control import Administration, administration_at
from claims.load import Claims, load, load_atlas
from claims.model import Citation, Condition, Control, Disposition, Scenario
from claims.neutrality import check_words
from claims.stories import Step, Story

__all__ = [
    "Administration",
    "Aspect",
    "Atlas",
    "Citation",
    "Claims",
    "Condition",
    "Control",
    "Difference",
    "Disposition",
    "Era",
    "Level",
    "Outcome",
    "Party",
    "Scenario",
    "Start",
    "Step",
    "Story",
    "administration_at",
    "check",
    "check_stories",
    "check_translations",
    "check_words",
    "compare",
    "compare_with_control",
    "load",
    "load_atlas",
]
