"""The lectures of an atlas on paper: the steps of each story, with what they show, say, quote and cite."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any

from claims import Citation, Claims, Step, Story
from claims.stories import CONTROL_AT, control_date, quoted
from maps.view.phrases import Phrases
from maps.view.stories import ARGUED

Data = dict[str, Any]


def stories_within(claims: Claims, scenarios: Collection[str]) -> list[Story]:
    """Return the stories all of whose scenarios are on the paper."""
    stories = claims.stories.values()
    return [one for one in stories if all(key in scenarios or key.startswith(CONTROL_AT) for key in one.shown)]


def lectures(
    claims: Claims, phrases: Phrases, stories: Collection[Story], cite: Callable[[Citation], Data]
) -> Iterator[Data]:
    """Yield what the handout says of each story."""
    minutes = phrases.gettext("{number} minutes")
    for story in stories:
        yield {
            "title": phrases.text(story.title),
            "minutes": minutes.format(number=story.minutes),
            "steps": [
                {
                    "heading": phrases.text(step.heading),
                    "shown": phrases.enumerated(_shown(claims, phrases, key) for key in step.show),
                    "say": _said(claims, phrases, story, step),
                    "quote": _quote(claims, phrases, step),
                    "cite": cite(step),
                }
                for step in story.steps
            ],
        }


def _shown(claims: Claims, phrases: Phrases, key: str) -> str:
    if key.startswith(CONTROL_AT):
        return phrases.dated(phrases.gettext("Control"), phrases.date(control_date(key)))
    return phrases.dated(phrases.text(claims.scenarios[key].short), phrases.date(claims.scenarios[key].date))


def _said(claims: Claims, phrases: Phrases, story: Story, step: Step) -> str:
    say = phrases.text(step.say)
    if not story.argued(step, claims.sources):
        return say
    return phrases.named(phrases.gettext(ARGUED).format(author=phrases.text(story.author)), say)


def _quote(claims: Claims, phrases: Phrases, step: Step) -> Data | None:
    found = quoted(step, claims.scenarios) if step.quote else None
    if not found:
        return None
    language, original, rendered = phrases.quote(found)
    text = step.excerpt.get(phrases.language) or rendered or original
    return {
        "language": phrases.language if rendered else language,
        "text": text,
        "rendered": phrases.gettext("our translation") if rendered else "",
    }
