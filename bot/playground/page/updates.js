// Lists what Telegram told the bot, for those who develop: kinds, people and times, and no words of anybody.
import { el } from "./dom.js";
import { HOME_ZONE, clockTime } from "./time.js";

const HEADS = ["update", "at", "kind", "from", "state"];

/** Make the panel of updates; `show` draws a list of them, `nameOf` says who a person is. */
export function updatesPanel(nameOf) {
  const rows = el("tbody");
  const empty = el("p", { class: "hint" }, "Nobody has done anything yet.");
  let shown = "";
  const show = (updates) => {
    const print = JSON.stringify(updates);
    if (print === shown) return;
    shown = print;
    rows.replaceChildren(...updates.toReversed().map((update) => row(update, nameOf)));
    empty.hidden = updates.length > 0;
  };
  const view = el(
    "section",
    { class: "panel", "aria-labelledby": "updates-title" },
    el("div", { class: "panel-head" }, el("h3", { id: "updates-title" }, "Updates to the bot")),
    empty,
    el(
      "div",
      { class: "table-place is-low", tabindex: "0", role: "region", "aria-label": "List of updates" },
      el(
        "table",
        { data: { testid: "updates" } },
        el(
          "thead",
          {},
          el(
            "tr",
            {},
            HEADS.map((words) => el("th", { scope: "col" }, words)),
          ),
        ),
        rows,
      ),
    ),
  );
  return { view, show };
}

function row(update, nameOf) {
  return el(
    "tr",
    {},
    el("td", { class: "number" }, update.id),
    el("td", {}, clockTime(update.at * 1000, HOME_ZONE, "en-GB")),
    el("td", { class: "method" }, update.kind),
    el("td", {}, nameOf(update.from_id)),
    el("td", {}, update.waiting ? "waiting" : "taken"),
  );
}
