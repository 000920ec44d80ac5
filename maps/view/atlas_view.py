"""What the outputs of one atlas in one language show, gathered once: records, names, and how far records differ."""

from __future__ import annotations

from functools import cached_property

from claims import Administration, Claims
from geodata import Geodata
from maps.geometry.preparer import LocalPreparer, Preparer
from maps.kit.web_font import WebFont, letters
from maps.view.phrases import Phrases
from maps.view.picker import Picker
from maps.view.records import Record, differences_against, levels, record_of, record_of_control
from maps.view.site import Site, TerritoryNames, place


class AtlasView:
    """Gathers what all outputs show. Pure: nothing is written.

    ``preparer`` prepares the geometry where that is not to be made of ``geodata`` here;
    ``base`` is the address of the folder that the site stands in, '' where nobody has said.
    """

    def __init__(
        self, geodata: Geodata, claims: Claims, language: str, preparer: Preparer | None = None, base: str = ""
    ) -> None:
        self.geodata, self.claims, self.language, self.base = geodata, claims, language, base
        self.phrases = Phrases(claims.atlas, language)
        self.territories = list(geodata.territories)
        self.picker = Picker(claims, self.phrases)
        self.records = {one: record_of(claims, one, self.territories, self.phrases) for one in claims.scenarios}
        self._preparer = preparer or LocalPreparer(geodata)

    @cached_property
    def site(self) -> Site:
        """What all outputs share."""
        geodata, atlas = self.geodata, self.claims.atlas
        geometry = self._preparer.geometry(atlas.main_view)
        return Site(
            self.language,
            atlas,
            geodata.territories,
            geodata.waters,
            geodata.places,
            {key: one.in_language(self.language) for key, one in geodata.sources.items()},
            geometry,
            self.base,
        )

    @cached_property
    def font(self) -> WebFont:
        """The type of web pages."""
        return self._preparer.font(letters(self.language))

    @cached_property
    def territory_names(self) -> list[TerritoryNames]:
        """The territories in this language, in order."""
        default = self.claims.atlas.languages[0]
        return [place(key, t, self.language, default) for key, t in self.geodata.territories.items()]

    def control_at(self, scenario_id: str) -> tuple[Record, tuple[Administration, ...]]:
        """Return the record of who administered what at a scenario's date, and what it was made from."""
        return record_of_control(self.claims, self.claims.scenarios[scenario_id], self.territories, self.phrases)

    def levels(self, scenario_id: str, against: str | None = None) -> str:
        """Return how far a scenario differs from another record: one letter a territory, s(ame), t(erms), c(hanged).

        ``against`` is what its page opens with, where nothing else is asked for.
        """
        scenario = self.claims.scenarios[scenario_id]
        other = against or self.picker.against(scenario)
        differences = differences_against(self.claims, other, self.control_at(scenario_id)[1], scenario)
        return levels(differences, self.territories)
