"""Alarms and the dashboard for hosts: every expression is PromQL, and every metric in it is one that the bot tells."""

import json
import re
from pathlib import Path
from typing import Any

import promql_parser
import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from bot.updates.webhook import Webhook
from tests.stage import ROOT, Stage

FOLDER = ROOT / "docs" / "monitoring"
RULES: list[dict[str, Any]] = [
    rule
    for group in yaml.safe_load((FOLDER / "alerts.yaml").read_text(encoding="utf-8"))["groups"]
    for rule in group["rules"]
]
DASHBOARD: dict[str, Any] = json.loads((FOLDER / "dashboard.json").read_text(encoding="utf-8"))
QUERIES = [target["expr"] for panel in DASHBOARD["panels"] for target in panel["targets"]]
_NAME = re.compile(r"\b(?:halfway|process)_\w+")


async def names_told(folder: Path) -> set[str]:
    """Return the names of all samples that a bot tells which does everything in one process."""
    async with Stage.opened(folder) as stage:
        assert stage.app is not None
        stage.app.metrics.webhook = Webhook(stage.app.processor.process, "secret")
        text = (await stage.app.metrics.exposition()).decode()
    return {sample.name for family in text_string_to_metric_families(text) for sample in family.samples}


async def test_metrics_that_are_named_exist(tmp_path: Path) -> None:
    told = await names_told(tmp_path)
    named = {name for query in [*QUERIES, *(rule["expr"] for rule in RULES)] for name in _NAME.findall(query)}
    assert "halfway_relay_seconds_bucket" in named
    assert named <= told, sorted(named - told)


@pytest.mark.parametrize("query", [*QUERIES, *(rule["expr"] for rule in RULES)])
def test_query_is_promql(query: str) -> None:
    assert promql_parser.parse(query)


def test_what_is_no_promql_is_refused() -> None:
    with pytest.raises(ValueError, match="unclosed"):
        promql_parser.parse("max by (lane (halfway_outbox_due)")


def test_every_alarm_says_what_is_wrong_and_what_to_do() -> None:
    assert len({rule["alert"] for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert set(rule["annotations"]) == {"summary", "description"}
        assert rule["labels"]["severity"] in {"warning", "critical"}


def test_panels_stand_beside_each_other_and_ask_the_chosen_source() -> None:
    panels = DASHBOARD["panels"]
    assert len({panel["id"] for panel in panels}) == len(panels)
    places = {
        (x, y)
        for panel in panels
        for x in range(panel["gridPos"]["x"], panel["gridPos"]["x"] + panel["gridPos"]["w"])
        for y in range(panel["gridPos"]["y"], panel["gridPos"]["y"] + panel["gridPos"]["h"])
    }
    assert len(places) == sum(panel["gridPos"]["w"] * panel["gridPos"]["h"] for panel in panels)
    assert {panel["datasource"]["uid"] for panel in panels} == {"${datasource}"}
    known = {variable["name"] for variable in DASHBOARD["templating"]["list"]}
    assert set(re.findall(r"\$(\w+)", " ".join(QUERIES))) <= known
