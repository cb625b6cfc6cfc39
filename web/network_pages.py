"""The network page, the drawing on the overview, and the files of what is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from fastapi import Request, Response
from markupsafe import Markup

from export import look
from export.layout import LayoutCache, Position
from export.pages import View, render_fragment
from export.svg import svg_element
from graph.errors import UnknownNameError
from graph.ledger import Ledger
from graph.network import NETWORKS, Network
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
_SMALL_PX: Final = 460
_SMALL_LABELS: Final = 12


class NetworkPages:
    """Networks of the plans of a shell; drawings and layouts are kept while the data stay."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._layouts = LayoutCache()

    def page(self, request: Request, slug: str) -> Response:
        """Show the network that the address names."""
        choice = self._read(request, slug)
        return self._shell.page(
            request,
            slug,
            "network.html",
            network=self._drawing(slug, language_of(request), choice, compact=False),
            choice=choice,
            options=network_options(self._ledger(slug)),
            kinds={row.key: row.title for row in NETWORKS},
            measures=MEASURES,
            colours=COLOURS,
            collectives=COLLECTIVES,
            files=NETWORK_FILES,
            query=request.url.query,
            empty=self._blame(slug, choice),
        )

    def compact(self, request: Request, slug: str) -> Markup:
        """Return the drawing for the overview."""
        return self._drawing(slug, language_of(request), NetworkChoice(), compact=True)

    def place(self, slug: str, unit: str) -> tuple[Markup, tuple[Standing, ...]]:
        """Return where a unit stands in the collaboration network: a picture, and its ranks."""
        choice = NetworkChoice()
        network = self._network(slug, choice)
        if unit not in network:
            return Markup(), ()
        ranks = self._shell.keep(slug, "standings", lambda: standings(network))
        part = neighbourhood(network, unit)
        picture = svg_element(
            part,
            self._positions(slug, choice),
            unit,
            shown_px=_SMALL_PX,
            labelled=_SMALL_LABELS,
        )
        return Markup(picture), ranks[unit]  # noqa: S704  every name in it is escaped

    def file(self, request: Request, slug: str, name: str) -> Response:
        """Return what the page of the same address shows, as a file."""
        row = next((row for row in NETWORK_FILES if row.name == name), None)
        if row is None:
            raise UnknownNameError(_FILE, name, [row.name for row in NETWORK_FILES])
        shown = self.shown(request, slug)
        return download(row.write(shown), row.media_type, f"{shown.title} {name}")

    def shown(self, request: Request, slug: str) -> Shown:
        """Return the network that the page of the same parameters shows."""
        choice, language = self._read(request, slug), language_of(request)
        view = self._view(slug, choice, language, compact=False)
        network = part_in_view(self._network(slug, choice), choice)
        plan = self._shell.library.plan(slug)
        title = f"{plan.metadata.title} {choice.row.title.pick(language)}"
        return Shown(choice.kind, network, view.positions or {}, title, language, view)

    def _ledger(self, slug: str) -> Ledger:
        return self._shell.keep(slug, "ledger", lambda: plan_ledger(self._shell.library.plan(slug)))

    def _network(self, slug: str, choice: NetworkChoice) -> Network:
        """Return the network of a choice, whatever part of it is in view."""
        made = choice.without_state()
        return self._shell.keep(
            slug, ("network", made), lambda: chosen_network(self._ledger(slug), made)
        )

    def _positions(self, slug: str, choice: NetworkChoice) -> dict[str, Position]:
        """Return the positions of the whole network, which are those of every part of it."""
        whole = NetworkChoice(kind=choice.kind, collectives=choice.collectives)

        def place() -> dict[str, Position]:
            network = whole_network(self._ledger(slug), whole)
            return look.positions_of(network, self._layouts, look.Look())

        return self._shell.keep(slug, ("positions", whole), place)

    def _read(self, request: Request, slug: str) -> NetworkChoice:
        """Return the choice of an address, which must name what is there."""
        query, ledger = request.query_params, self._ledger(slug)
        options = network_options(ledger)
        nodes: list[str] = []
        if query.get("unit") or query.get("to"):
            kind = query.get("kind", "")
            whole = NetworkChoice(collectives="in")
            if kind in options["kind"]:
                whole = replace(whole, kind=kind)
            nodes = list(self._network(slug, whole))
        return read_choice(query, options, nodes)

    def _view(self, slug: str, choice: NetworkChoice, language: Language, *, compact: bool) -> View:
        dress = look_of(self._network(slug, choice), choice, language)
        facts = self._shell.keep(
            slug, "facts", lambda: facts_of(self._shell.library.plan(slug), Urls(slug))
        )
        return View(dress, facts, self._positions(slug, choice), choice.state(), compact)

    def _drawing(
        self, slug: str, language: Language, choice: NetworkChoice, *, compact: bool
    ) -> Markup:
        def draw() -> Markup:
            view = self._view(slug, choice, language, compact=compact)
            return render_fragment(self._network(slug, choice), language, view)

        return self._shell.keep(slug, ("drawing", language, choice, compact), draw)

    def _blame(self, slug: str, choice: NetworkChoice) -> tuple[tuple[str, str, int], ...]:
        """Return, for an empty network, each condition with the nodes there are without it."""
        if len(self._network(slug, choice)):
            return ()
        return tuple(
            (name, value, len(self._network(slug, replace(choice, **{name: ""}))))
            for name, value in choice.filters().items()
        )
