// What the bot did, for those who develop: its updates and calls, its outbox and agenda, and more people.
import { Refused, get, post } from "./api.js";
import { el } from "./dom.js";
import { showFaults } from "./faults.js";
import { HOME_ZONE, clockTime } from "./time.js";
import { updatesPanel } from "./updates.js";

const SHOWN_CALLS = 200;
const REFRESH_MS = 1500;

/** Fill the developer panel; nothing is fetched while it is closed. */
export class DeveloperPanel {
  constructor(place, world, say) {
    Object.assign(this, { place, world, say });
    this.calls = [];
    this.rows = el("tbody");
    this.isQuiet = true;
    this.insideView = el("div", { class: "inside" });
    this.faults = showFaults(world, say);
    this.updates = updatesPanel((id) => this.who(id));
    place.append(
      el(
        "div",
        { class: "panels" },
        el("div", { class: "panel-column" }, this.callPanel(), this.updates.view),
        el("div", { class: "panel-column" }, this.insidePanel(), this.peoplePanel()),
        this.faults.view,
      ),
    );
    world.addEventListener("backstage", () => this.soon());
    world.addEventListener("state", () => this.takeState());
  }

  get isOpen() {
    return !this.place.hidden;
  }

  /** Open or close the panel. */
  toggle(isOpen) {
    this.place.hidden = !isOpen;
    clearInterval(this.timer);
    if (!isOpen) return;
    this.timer = setInterval(() => this.refresh(), REFRESH_MS);
    this.refresh();
    this.faults.show();
  }

  takeState() {
    if (this.isOpen) this.faults.show();
  }

  soon() {
    if (!this.isOpen || this.waiting) return;
    this.waiting = setTimeout(() => {
      this.waiting = null;
      this.refresh();
    }, 200);
  }

  async refresh() {
    if (this.isFetching) return;
    this.isFetching = true;
    try {
      const after = this.calls.at(-1)?.n ?? 0;
      const [{ calls }, { updates }, inside, { rules }] = await Promise.all([
        get(`/api/calls?after=${after}`),
        get("/api/updates"),
        get("/api/inside"),
        get("/api/faults"),
      ]);
      this.takeCalls(calls);
      this.updates.show(updates);
      this.showInside(inside);
      if (this.world.state) this.world.state.faults = rules;
      this.faults.show();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    } finally {
      this.isFetching = false;
    }
  }

  takeCalls(fresh) {
    if (!fresh.length) return;
    this.calls = [...this.calls, ...fresh].slice(-SHOWN_CALLS * 5);
    this.showCalls();
  }

  showCalls() {
    const shown = this.calls
      .filter((call) => !this.isQuiet || call.method !== "getUpdates")
      .slice(-SHOWN_CALLS)
      .reverse();
    this.rows.replaceChildren(...shown.map((call) => this.row(call)));
    this.empty.hidden = shown.length > 0;
  }

  row(call) {
    const at = typeof call.at === "number" ? call.at * 1000 : Date.parse(call.at);
    const result = call.ok ? "done" : `${call.error_code ?? ""} ${call.description ?? "refused"}`.trim();
    return el(
      "tr",
      { class: call.ok ? null : "is-refused" },
      el("td", { class: "number" }, call.n),
      el("td", {}, clockTime(at, HOME_ZONE, "en-GB")),
      el("td", { class: "method" }, call.method),
      el("td", {}, this.who(call.chat_id)),
      el("td", {}, call.fault ? `${result} (fault: ${call.fault})` : result),
      el("td", { class: "number" }, `${call.ms < 10 ? call.ms.toFixed(1) : Math.round(call.ms)} ms`),
    );
  }

  who(chatId) {
    if (chatId === null || chatId === undefined) return "";
    return this.world.person(Number(chatId))?.first_name ?? String(chatId);
  }

  callPanel() {
    this.empty = el("p", { class: "hint" }, "The bot hasn't called anything yet.");
    const quiet = el("input", { type: "checkbox", checked: true });
    quiet.addEventListener("change", () => {
      this.isQuiet = quiet.checked;
      this.showCalls();
    });
    const heads = ["no.", "at", "method", "chat", "result", "took"].map((words) => el("th", { scope: "col" }, words));
    return el(
      "section",
      { class: "panel is-calls", "aria-labelledby": "calls-title" },
      el(
        "div",
        { class: "panel-head" },
        el("h3", { id: "calls-title" }, "Calls of the bot"),
        el("label", {}, quiet, "without getUpdates"),
      ),
      this.empty,
      el(
        "div",
        { class: "table-place", tabindex: "0", role: "region", "aria-label": "List of calls" },
        el("table", { data: { testid: "calls" } }, el("thead", {}, el("tr", {}, heads)), this.rows),
      ),
    );
  }

  insidePanel() {
    return el(
      "section",
      { class: "panel", "aria-labelledby": "inside-title" },
      el("div", { class: "panel-head" }, el("h3", { id: "inside-title" }, "Inside the bot")),
      this.insideView,
    );
  }

  showInside(inside) {
    const print = JSON.stringify(inside);
    if (print === this.insidePrint) return;
    this.insidePrint = print;
    const isEmpty = !inside || !Object.keys(inside).length;
    this.insideView.replaceChildren(
      isEmpty ? el("p", { class: "hint" }, "The bot tells nothing about its inside.") : tree(inside),
    );
  }

  peoplePanel() {
    const name = el("input", {
      type: "text",
      maxlength: "64",
      required: true,
      placeholder: "Carla",
      "aria-label": "First name",
      data: { testid: "person-name" },
    });
    const language = el("input", {
      type: "text",
      maxlength: "2",
      pattern: "[a-z]{2}",
      placeholder: "es",
      size: "3",
      "aria-label": "Language, two letters",
    });
    const add = async (event) => {
      event.preventDefault();
      try {
        await post("/api/people", {
          first_name: name.value,
          ...(language.value ? { language_code: language.value } : {}),
        });
        form.reset();
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        this.say(error.message);
      }
    };
    const form = el(
      "form",
      { class: "line", onsubmit: add },
      name,
      language,
      el("button", { type: "submit", class: "plain", data: { testid: "add-person" } }, "Add a phone"),
    );
    return el(
      "section",
      { class: "panel", "aria-labelledby": "people-title" },
      el("div", { class: "panel-head" }, el("h3", { id: "people-title" }, "More people")),
      el("p", { class: "hint" }, "A third phone, for example to see that a couple stays two."),
      form,
    );
  }
}

/** Show any JSON as nested lists of names and values; a list of rows becomes a table. */
function tree(value) {
  if (Array.isArray(value)) return list(value);
  if (value === null || typeof value !== "object") return el("span", { class: "value" }, plainWord(value));
  return el(
    "dl",
    {},
    Object.entries(value).flatMap(([name, inner]) => [
      el("dt", {}, name.replaceAll("_", " ")),
      el("dd", {}, tree(inner)),
    ]),
  );
}

function list(rows) {
  if (!rows.length) return el("span", { class: "value" }, "none");
  if (!rows.every((row) => row && typeof row === "object" && !Array.isArray(row)))
    return el(
      "ul",
      {},
      rows.map((row) => el("li", {}, tree(row))),
    );
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return el(
    "div",
    { class: "table-place is-low" },
    el(
      "table",
      {},
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          names.map((name) => el("th", { scope: "col" }, name.replaceAll("_", " "))),
        ),
      ),
      el(
        "tbody",
        {},
        rows.map((row) =>
          el(
            "tr",
            {},
            names.map((name) => el("td", {}, tree(row[name] ?? null))),
          ),
        ),
      ),
    ),
  );
}

function plainWord(value) {
  if (value === null) return "–";
  if (typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value)) {
    const at = Date.parse(value);
    return Number.isNaN(at) ? value : `${value.slice(0, 10)} ${clockTime(at, HOME_ZONE, "en-GB")}`;
  }
  return String(value);
}
