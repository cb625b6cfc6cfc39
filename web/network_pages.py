"""The network page, the drawing on the overview, and the files of what is shown."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Final

from fastapi import Request, Response
from markupsafe import Markup

from export import look
from export.layout import LayoutCache, Position
from export.pages import View, render_fragment
from export.svg import svg_element
from graph.errors import UnknownNameError
from graph.ledger import Ledger
from graph.network import NETWORKS, Network, unit_network
from ontology.language import Bilingual, Language
from web.ledgers import plan_ledger
from web.readers import language_of
from web.shell import Shell, download
from web.urls import Urls
from web.views.choices import (
    COLLECTIVES,
    COLOURS,
    MEASURES,
    NetworkChoice,
    network_options,
    read_choice,
)
from web.views.network_files import NETWORK_FILES, Shown
from web.views.networks import chosen_network, facts_of, look_of, part_in_view, whole_network
from web.views.place import Standing, neighbourhood, standings

_FILE: Final = Bilingual(zh="文件", en="file")
_KEPT: Final = 128
_SMALL_PX: Final = 460
_SMALL_LABELS: Final = 12


class NetworkPages:
    """Networks of the plans of a shell; drawings and layouts are kept while the data stay."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._layouts = LayoutCache()
        self._drawing = lru_cache(_KEPT)(self._draw)
        self._whole = lru_cache(_KEPT)(self._measure_whole)

    def page(self, request: Request, slug: str) -> Response:
        """Show the network that the address names."""
        ledger, choice = self._read(request, slug)
        return self._shell.page(
            request,
            slug,
            "network.html",
            network=self._drawing(
                self._shell.library.generation, slug, language_of(request), choice, False
            ),
            choice=choice,
            options=network_options(ledger),
            kinds={row.key: row.title for row in NETWORKS},
            measures=MEASURES,
            colours=COLOURS,
            collectives=COLLECTIVES,
            files=NETWORK_FILES,
            query=request.url.query,
            empty=self._blame(ledger, choice),
        )

    def compact(self, request: Request, slug: str) -> Markup:
        """Return the drawing for the overview."""
        language, generation = language_of(request), self._shell.library.generation
        return self._drawing(generation, slug, language, NetworkChoice(), True)

    def place(self, slug: str, unit: str) -> tuple[Markup, tuple[Standing, ...]]:
        """Return where a unit stands in the collaboration network: a picture, and its ranks."""
        network, ranks, positions = self._whole(self._shell.library.generation, slug)
        if unit not in network:
            return Markup(), ()
        part = neighbourhood(network, unit)
        picture = svg_element(part, positions, unit, shown_px=_SMALL_PX, labelled=_SMALL_LABELS)
        return Markup(picture), ranks[unit]  # noqa: S704  every name in it is escaped

    def _measure_whole(
        self, _generation: str, slug: str
    ) -> tuple[Network, dict[str, tuple[Standing, ...]], dict[str, Position]]:
        network = unit_network(plan_ledger(self._shell.library.plan(slug)))
        positions = look.positions_of(network, self._layouts, look.Look())
        return network, standings(network), positions

    def file(self, request: Request, slug: str, name: str) -> Response:
        """Return what the page of the same address shows, as a file."""
        row = next((row for row in NETWORK_FILES if row.name == name), None)
        if row is None:
            raise UnknownNameError(_FILE, name, [row.name for row in NETWORK_FILES])
        shown = self.shown(request, slug)
        return download(row.write(shown), row.media_type, f"{shown.title} {name}")

    def _read(self, request: Request, slug: str) -> tuple[Ledger, NetworkChoice]:
        """Return the ledger and the choice, which must name what is there."""
        ledger = plan_ledger(self._shell.library.plan(slug))
        options = network_options(ledger)
        kind = request.query_params.get("kind", "")
        nodes = (
            whole_network(ledger, NetworkChoice(kind=kind, collectives="in"))
            if kind in options["kind"]
            else [unit.name for unit in ledger.units]
        )
        return ledger, read_choice(request.query_params, options, nodes)

    def _view(
        self,
        slug: str,
        ledger: Ledger,
        choice: NetworkChoice,
        language: Language,
        *,
        compact: bool,
    ) -> View:
        plan = self._shell.library.plan(slug)
        whole = whole_network(ledger, choice)
        dress = look_of(chosen_network(ledger, choice), choice, language)
        positions = look.positions_of(whole, self._layouts, look.Look())
        facts = facts_of(plan, Urls(slug))
        return View(dress, facts, positions, choice.state(), compact)

    def _draw(
        self,
        _generation: str,
        slug: str,
        language: Language,
        choice: NetworkChoice,
        compact: bool,
    ) -> Markup:
        ledger = plan_ledger(self._shell.library.plan(slug))
        view = self._view(slug, ledger, choice, language, compact=compact)
        return render_fragment(chosen_network(ledger, choice), language, view)

    def shown(self, request: Request, slug: str) -> Shown:
        """Return the network that the page of the same parameters shows."""
        ledger, choice = self._read(request, slug)
        language = language_of(request)
        view = self._view(slug, ledger, choice, language, compact=False)
        network = part_in_view(chosen_network(ledger, choice), choice)
        plan = self._shell.library.plan(slug)
        title = f"{plan.metadata.title} {choice.row.title.pick(language)}"
        return Shown(choice.kind, network, view.positions or {}, title, language, view)

    def _blame(self, ledger: Ledger, choice: NetworkChoice) -> tuple[tuple[str, str, int], ...]:
        """Return, for an empty network, each condition with the units there are without it."""
        if len(chosen_network(ledger, choice)):
            return ()
        return tuple(
            (name, value, len(chosen_network(ledger, _without(choice, name))))
            for name, value in choice.filters().items()
        )


def _without(choice: NetworkChoice, name: str) -> NetworkChoice:
    return replace(choice, **{name: ""})
