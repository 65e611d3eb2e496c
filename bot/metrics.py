"""What the bot does, as numbers for Prometheus: kinds and counts, no words, no names and no ids of people."""

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from importlib.metadata import PackageNotFoundError, version
from itertools import accumulate
from time import monotonic

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector

from bot.db import outbox, processed_updates, scheduled_jobs, unreadable
from bot.db.engine import Storage
from bot.delivery.counters import BOUNDS, Durations
from bot.delivery.worker import DeliveryWorker
from bot.log import describe_error
from bot.scheduler.runner import JobRunner
from bot.scheduler.ticker import Ticker
from bot.services import delivery_results
from bot.updates.polling import Poller
from bot.updates.processor import UpdateProcessor
from bot.updates.webhook import Webhook

CONTENT_TYPE = CONTENT_TYPE_LATEST
_PATIENCE = 5.0  # seconds until a database that does not answer counts as away
_HANGS = timedelta(seconds=60)  # a round of the delivery worker, with the database away, takes a tenth of that
# Counters of the parts, by the names they have there, and what each says.
_UPDATES = {
    "taken": "Updates taken in.",
    "repeated": "Updates that came again and changed nothing.",
    "left_out": "Updates of people who sent too many at once.",
    "put_aside": "Updates that failed three times.",
    "replayed": "Batches of updates that failed and were done one by one.",
}
_WEBHOOK = {
    "accepted": "Requests to the webhook that were committed and answered with 200.",
    "postponed": "Requests answered with 503, for Telegram to bring them again.",
    "forbidden": "Requests without the secret.",
    "malformed": "Requests with the secret that were no update.",
}
_AGENDA = {
    "done": "Things on the agenda that were done.",
    "failed": "Those that failed and were put off.",
    "unknown": "Those of a kind that this version does not know: put off each time, and never lost.",
}
_CALLS = {
    "claimed": "Calls taken out of the outbox to be sent.",
    "sent": "Calls that Telegram took.",
    "retried": "Calls put off to be tried again.",
    "refused": "Calls that Telegram will not take, or that were given up.",
    "unreachable": "Of the refused: to people who blocked the bot or are gone.",
    "expired": "Calls let go because their time was over.",
    "shredded": "Calls dropped because their key is gone.",
    "released": "Calls given back unsent.",
    "ambiguous": "Calls without a usable answer: they may arrive twice.",
    "lost_leases": "Calls that somebody else settled, or that were dropped, while being sent.",
    "reaped": "Leases that ran out.",
    "failed_verdicts": "Outcomes of calls that could not be worked on.",
    "pauses": "Times that Telegram asked the bot to wait (429).",
    "direct": "Calls outside the outbox.",
    "failed_direct": "Calls outside the outbox that failed.",
}


def own_version() -> str:
    """Return the version of Halfway that runs."""
    try:
        return version("halfway")
    except PackageNotFoundError:
        return "unknown"


class Metrics:
    """The numbers of one process; leave out the parts that it does not run."""

    def __init__(
        self,
        storage: Storage,
        mode: str = "none",
        *,
        delivery: DeliveryWorker | None = None,
        processor: UpdateProcessor | None = None,
        runner: JobRunner | None = None,
    ) -> None:
        """Belong to one process, which takes updates in by `mode` ("polling", "webhook", or "none").

        Parts that begin to work later are added then.
        """
        self.mode, self.delivery, self.processor, self.runner = mode, delivery, processor, runner
        self.poller: Poller | None = None
        self.ticker: Ticker | None = None
        self.webhook: Webhook | None = None
        self._storage = storage

    def about(self) -> dict[str, str]:
        """Return what runs: version, mode and kind of database."""
        return {"version": own_version(), "mode": self.mode, "database": self._storage.dialect}

    async def exposition(self) -> bytes:
        """Return all numbers in the text format of Prometheus (`CONTENT_TYPE`).

        Raises what the database raises: a target that is down says more than zeros.
        """
        found = [*self._about(), *await self._waiting(), *self._of_intake(), *self._of_agenda(), *self._of_courier()]
        registry = CollectorRegistry(auto_describe=False)
        registry.register(_Found(found))
        ProcessCollector(registry=registry)
        return generate_latest(registry)

    async def faults(self) -> list[str]:
        """Return what keeps this process from doing its work, in words; nothing where all is well."""
        faults = []
        try:
            async with asyncio.timeout(_PATIENCE), self._storage.read() as uow:
                await scheduled_jobs.next_due_at(uow)
        except Exception as error:
            faults.append(f"the database does not answer ({describe_error(error)})")
        if self.delivery is not None and self.delivery.idle_for > _HANGS:
            faults.append("the delivery worker hangs")
        if self.ticker is not None and self.ticker.is_silent:
            faults.append(f"the agenda has not ticked for {self.ticker.silent_for:.0f} s")
        return faults

    def _about(self) -> Iterator[Metric]:
        about = self.about()
        info = GaugeMetricFamily("halfway_info", "What runs.", labels=list(about))
        info.add_metric(list(about.values()), 1)
        yield info

    async def _waiting(self) -> list[Metric]:
        """Return what waits in the database: all processes of one bot say the same."""
        async with self._storage.read() as uow:
            depths, due_at = await outbox.depths(uow), await scheduled_jobs.next_due_at(uow)
            set_aside, now = await processed_updates.count_set_aside(uow), uow.now
        waiting = {depth.lane.name.lower(): depth.waiting for depth in depths}
        ages = {d.lane.name.lower(): (now - d.oldest_at).total_seconds() if d.oldest_at else 0.0 for d in depths}
        late = max(0.0, (now - due_at).total_seconds()) if due_at else 0.0
        return [
            _by_lane("outbox_due", "Calls that are due and not taken out yet.", waiting),
            _by_lane("outbox_oldest_due_seconds", "How long the oldest of them has waited.", ages),
            _gauge("agenda_late_seconds", "How late the most belated thing on the agenda is.", late),
            _gauge("updates_set_aside", "Updates that failed three times and are still kept.", set_aside),
        ]

    def _of_intake(self) -> Iterator[Metric]:
        if self.poller is not None:
            age = monotonic() - self.poller.last_good_poll
            yield _gauge("good_poll_age_seconds", "Time since Telegram last answered getUpdates.", age)
        if self.webhook is not None:
            yield from _counters("webhook", _WEBHOOK, self.webhook.counters)
        if self.processor is not None:
            yield from _counters("updates", _UPDATES, self.processor.counters)
            age = monotonic() - self.processor.counters.last_at
            yield _gauge("update_age_seconds", "Time since updates were last committed, or since the start.", age)

    def _of_agenda(self) -> Iterator[Metric]:
        yield _gauge("unreadable_values", "Values of rows that could not be read.", unreadable.counters.values)
        unknown = delivery_results.counters.unknown
        yield _gauge("unknown_results", "Results of calls that only another version understands.", unknown)
        if self.runner is not None:
            yield from _counters("agenda", _AGENDA, self.runner)
        if self.ticker is not None:
            yield _gauge("tick_age_seconds", "Time since the agenda last ticked.", self.ticker.silent_for)

    def _of_courier(self) -> Iterator[Metric]:
        if self.delivery is None:
            return
        outage, idle = self.delivery.breaker, self.delivery.idle_for.total_seconds()
        yield from _counters("calls", _CALLS, self.delivery.counters)
        yield CounterMetricFamily("halfway_outages", "Times that Telegram could not be used.", value=outage.count)
        yield _gauge("outage", "1 while Telegram cannot be used, else 0.", outage.is_open)
        yield _gauge("calls_in_flight", "Calls taken out and not settled yet.", self.delivery.in_flight)
        yield _gauge("courier_idle_seconds", "Time since the delivery worker last came round.", idle)
        yield _histogram("relay_seconds", "From an update to Telegram taking its relay.", self.delivery.counters.relays)


class _Found(Collector):
    """Numbers that are known already."""

    def __init__(self, found: Iterable[Metric]) -> None:
        self._found = found

    def collect(self) -> Iterable[Metric]:
        return self._found


def _gauge(name: str, what: str, value: float) -> Metric:
    return GaugeMetricFamily(f"halfway_{name}", what, value=value)


def _by_lane(name: str, what: str, values: Mapping[str, float]) -> Metric:
    family = GaugeMetricFamily(f"halfway_{name}", what, labels=["lane"])
    for lane, value in values.items():
        family.add_metric([lane], value)
    return family


def _counters(of: str, what: Mapping[str, str], part: object) -> Iterator[Metric]:
    for name, words in what.items():
        yield CounterMetricFamily(f"halfway_{of}_{name}", words, value=getattr(part, name))


def _histogram(name: str, what: str, durations: Durations) -> Metric:
    edges = [*map(str, BOUNDS), "+Inf"]
    buckets = list(zip(edges, accumulate(durations.counts), strict=True))
    return HistogramMetricFamily(f"halfway_{name}", what, buckets=buckets, sum_value=durations.seconds)
