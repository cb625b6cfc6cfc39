import csv
import io
import xml.etree.ElementTree as ET
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from graph.errors import UnknownNameError
from graph.network import NETWORKS
from tests.pages_plan import SLUG, SmallLibrary, client_of, small_client, small_plan, text_of
from web.ledgers import plan_ledger
from web.texts import TEXTS
from web.views.choices import NetworkChoice, network_options, read_choice
from web.views.network_files import NETWORK_FILES
from web.views.networks import chosen_network, part_in_view

LEDGER = plan_ledger(small_plan())
UNITS = ["区发改局", "区商务局", "区科技和工信局", "区财政局"]


@pytest.fixture
def client() -> TestClient:
    return small_client()


def chosen(**choice: str) -> list[str]:
    picked = NetworkChoice(**choice)
    return sorted(part_in_view(chosen_network(LEDGER, picked), picked))


def test_the_ledger_of_a_plan_holds_what_its_records_say() -> None:
    assert [task.key for task in LEDGER.tasks] == ["1", "2", "3"]
    assert LEDGER.sectors == ("推进企业国际化,构建开放新优势", "推进城市国际化")
    leads = {(one.task.key, one.unit.name) for one in LEDGER.involvements if one.role == "lead"}
    assert leads == {
        ("1", "区商务局"),
        ("2", "区商务局"),
        ("2", "区发改局"),
        ("3", "区科技和工信局"),
    }
    assert {mention.target for mention in LEDGER.mentions} == {"伦敦", "新加坡"}


@pytest.mark.parametrize(
    ("choice", "nodes"),
    [
        ({}, UNITS),
        ({"sector": "2"}, ["区科技和工信局", "区财政局"]),
        ({"role": "lead"}, ["区发改局", "区商务局", "区科技和工信局"]),
        ({"due": "2018-12"}, UNITS),
        ({"due": "2019-12", "sector": "1"}, ["区发改局", "区商务局", "区财政局"]),
        ({"type": "township"}, []),
        ({"least": "2"}, UNITS),
        ({"least": "3"}, []),
        ({"collectives": "in"}, [*UNITS, "有关镇街"]),
        ({"unit": "区科技和工信局", "steps": "1", "least": "2"}, ["区科技和工信局", "区财政局"]),
        ({"unit": "区科技和工信局", "to": "区商务局"}, ["区商务局", "区科技和工信局"]),
        (
            {"unit": "区科技和工信局", "to": "区商务局", "least": "2"},
            ["区商务局", "区科技和工信局", "区财政局"],
        ),
    ],
)
def test_conditions_leave_the_units_that_meet_them(
    choice: dict[str, str], nodes: list[str]
) -> None:
    assert chosen(**choice) == sorted(nodes)


def test_two_units_without_a_way_between_them_stand_alone() -> None:
    picked = NetworkChoice(unit="区商务局", to="区科技和工信局", sector="2")
    network = chosen_network(LEDGER, NetworkChoice())
    network.remove_edges_from(list(network.edges("区科技和工信局")))
    assert set(part_in_view(network, picked)) == {"区商务局", "区科技和工信局"}


def test_a_measure_stands_on_the_nodes_when_it_is_chosen() -> None:
    network = chosen_network(LEDGER, NetworkChoice(size="betweenness", colour="community"))
    assert {"betweenness", "community"} <= set(network.nodes["区财政局"])
    assert "betweenness" not in chosen_network(LEDGER, NetworkChoice()).nodes["区财政局"]


def test_tasks_have_the_number_of_their_sector_in_the_plan_whatever_is_left_out() -> None:
    network = chosen_network(LEDGER, NetworkChoice(kind="task-unit", sector="2"))
    assert network.nodes["task:3"]["sector_ordinal"] == 2


@pytest.mark.parametrize(
    "query",
    [
        {"kind": "none"},
        {"unit": "区商业局"},
        {"sector": "9"},
        {"steps": "4"},
        {"least": "many"},
        {"size": "weight"},
    ],
)
def test_a_stale_address_is_an_error_that_names_what_is_not_there(query: dict[str, str]) -> None:
    with pytest.raises(UnknownNameError, match=next(iter(query.values()))):
        read_choice(query, network_options(LEDGER), UNITS)


def test_other_parameters_are_ignored() -> None:
    assert read_choice({"lang": "en", "least": "2"}, network_options(LEDGER), UNITS) == (
        NetworkChoice(least="2")
    )


@pytest.mark.parametrize("kind", [row.key for row in NETWORKS])
def test_every_kind_of_network_has_a_page_and_all_files(client: TestClient, kind: str) -> None:
    assert f"network.note.{kind}" in TEXTS
    assert client.get(f"/plans/{SLUG}/network?kind={kind}").status_code == 200
    for file in NETWORK_FILES:
        answer = client.get(f"/plans/{SLUG}/network/{file.name}?kind={kind}&size=pagerank")
        assert answer.status_code == 200, file.name
        assert answer.headers["Content-Type"] == file.media_type
        assert quote("国际城市") in answer.headers["Content-Disposition"]
        assert answer.content


def test_a_file_holds_exactly_what_is_shown(client: TestClient) -> None:
    query = f"unit={quote('区科技和工信局')}&steps=1&least=2"
    table = client.get(f"/plans/{SLUG}/network/nodes.csv?{query}").content.decode("utf-8-sig")
    assert [row["Id"] for row in csv.DictReader(io.StringIO(table))] == [
        "区科技和工信局",
        "区财政局",
    ]
    file = client.get(f"/plans/{SLUG}/network/network.graphml?{query}").content
    graphml = ET.fromstring(file)  # noqa: S314  our own file
    nodes = graphml.iter("{http://graphml.graphdrawing.org/xmlns}node")
    assert [node.get("id") for node in nodes] == ["区科技和工信局", "区财政局"]


def test_what_is_not_there_is_said_with_its_status(client: TestClient) -> None:
    for path in (f"network?unit={quote('区商业局')}", "network/network.pdf"):
        assert client.get(f"/plans/{SLUG}/{path}").status_code == 404


def test_an_empty_network_says_which_condition_empties_it(client: TestClient) -> None:
    html = client.get(f"/plans/{SLUG}/network?type=department&due=2018-12&role=participant").text
    assert "没有符合条件的单位" not in html
    library = SmallLibrary({SLUG: small_plan()})
    seen = text_of(client_of(library).get(f"/plans/{SLUG}/network?due=2018-12&sector=2").text)
    assert "没有符合条件的单位。" in seen
    assert "去掉“领域：2”后有 4 项。" in seen
