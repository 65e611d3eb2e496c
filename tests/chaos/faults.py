"""Bad weather at Telegram: refusals, silence, cut connections and updates that come again, at random moments."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from random import Random

from bot.playground.calls import Call
from bot.playground.faults import Rule
from bot.playground.simulator import Simulator

_KINDS = ("429", "500", "502_html", "slow", "slow", "torn_before", "torn_after", "torn_after")
_OF_POLLS = ("500", "502_html", "slow", "torn_before", "torn_after", "409")
_METHODS = ("sendMessage", "sendMessage", "sendMessage", "editMessageText", "answerCallbackQuery")
_AT_ONCE = 6  # faults that wait for somebody to meet them
_AGAIN = 0.4  # the part of the moments at which updates that were confirmed come once more
_POLLS = 0.15  # the part of the faults that hits getUpdates
_SILENCE = 25.0  # seconds; the bot gives up after 20


class Weather:
    """Faults that come one after the other."""

    def __init__(self, simulator: Simulator, chance: Random, silences: float = 0.0) -> None:
        """Let `chance` decide; `silences` is the part of the faults that are answers which do not come at all.

        Nobody is lost to them: what would be said for good (401, 403, 404) is left out.
        """
        self._simulator, self._chance, self._silences = simulator, chance, silences
        self._silent: list[Rule] = []
        self.faults = self.repeated = 0

    @asynccontextmanager
    async def storming(self) -> AsyncIterator[None]:
        """Let things go wrong inside the block."""
        storm = asyncio.create_task(self._storms())
        try:
            yield
        finally:
            storm.cancel()
            await asyncio.gather(storm, return_exceptions=True)
            self._simulator.faults.clear()

    def lost_the_answer(self, call: Call) -> bool:
        """Return whether Telegram took this call, which was made just now, and its answer never arrives."""
        if call.fault == "slow" and (used := [rule for rule in self._silent if rule.times == 0]):
            self._silent.remove(used[0])
            return call.ok
        return call.ok and call.fault == "torn_after"

    async def _storms(self) -> None:
        while True:
            await asyncio.sleep(self._chance.uniform(0.02, 0.25))
            if self._chance.random() < _AGAIN:
                self.repeated += self._simulator.redeliver()
            if len(self._simulator.faults.rules) >= _AT_ONCE:
                continue  # while nobody calls, nothing is heaped up
            self.faults += 1
            if self._chance.random() < self._silences:
                self._silent.append(self._simulator.faults.add("slow", "sendMessage", seconds=_SILENCE))
            elif self._chance.random() < _POLLS and not self._simulator.updates.is_webhook_set:
                self._breaks(self._chance.choice(_OF_POLLS), "getUpdates")
            else:
                self._breaks(self._chance.choice(_KINDS), self._chance.choice(_METHODS))

    def _breaks(self, fault: str, method: str) -> None:
        seconds = self._chance.uniform(0.05, 0.6)
        self._simulator.faults.add(fault, method, retry_after=1, seconds=seconds, times=self._chance.randint(1, 2))
