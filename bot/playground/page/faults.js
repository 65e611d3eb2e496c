// Faults to switch on, in plain words, to see how the bot takes them.
import { Refused, get, post, remove } from "./api.js";
import { button, el, icon } from "./dom.js";

const FAULTS = [
  ["429", "Too many messages: Telegram asks to wait"],
  ["500", "Telegram stumbles (500)"],
  ["502_html", "A gateway in between answers with a web page (502)"],
  ["slow", "Telegram answers slowly"],
  ["torn_before", "The line breaks before Telegram hears it"],
  ["torn_after", "The line breaks after Telegram has done it"],
  ["redeliver", "Telegram delivers the last updates once more"],
  ["409", "Another copy of the bot is asking (409)"],
  ["401", "Telegram doesn't know the token (401)"],
  ["404", "Telegram finds nothing there (404)"],
  ["403_blocked", "The person seems to have blocked the bot (403)"],
];
const METHODS = [
  ["*", "everything but getUpdates"],
  ["sendMessage", "sending messages"],
  ["editMessageText", "editing messages"],
  ["answerCallbackQuery", "answering taps"],
  ["getUpdates", "asking for updates"],
  ["sendPoll", "sending polls"],
  ["sendPhoto", "sending pictures"],
  ["sendDocument", "sending files"],
];

const labelOf = (pairs, key) => pairs.find(([known]) => known === key)?.[1] ?? key;
const options = (pairs) => pairs.map(([value, words]) => el("option", { value }, words));
const isRefused = (error, say) => {
  if (!(error instanceof Refused)) throw error;
  say(error.message);
};

/** Make the panel of faults; `show` draws what is on, from the world's snapshot. */
export function showFaults(world, say) {
  const active = el("ul", { class: "active-faults" });
  const form = faultForm(world, async (rule) => {
    try {
      const { rules } = await get("/api/faults");
      await post("/api/faults", { rules: [...rules, rule] });
      if (rule.fault === "redeliver") say("The last updates were delivered once more.");
      await world.refresh();
    } catch (error) {
      isRefused(error, say);
    }
  });
  const drop = async (index) => {
    try {
      const { rules } = await get("/api/faults");
      if (rules.length === 1) await remove("/api/faults");
      else await post("/api/faults", { rules: rules.filter((_, at) => at !== index) });
      await world.refresh();
    } catch (error) {
      isRefused(error, say);
    }
  };
  let shown = "";
  const show = () => {
    const rules = world.state?.faults ?? [];
    const print = JSON.stringify([rules, world.state?.people]);
    if (print === shown) return;
    shown = print;
    form.showPeople();
    active.replaceChildren(
      ...rules.map((rule, index) =>
        el(
          "li",
          {},
          el("span", {}, sentence(rule, world)),
          button(
            { class: "round", "aria-label": `Switch off: ${labelOf(FAULTS, rule.fault)}`, onclick: () => drop(index) },
            icon("close"),
          ),
        ),
      ),
    );
    active.hidden = !rules.length;
  };
  const view = el(
    "section",
    { class: "panel", "aria-labelledby": "faults-title" },
    el("div", { class: "panel-head" }, el("h3", { id: "faults-title" }, "Faults")),
    el("p", { class: "hint" }, "Switch something bad on and see how the bot takes it."),
    form.view,
    active,
  );
  return { view, show };
}

function sentence(rule, world) {
  const who = rule.chat_id ? `, with ${world.person(rule.chat_id)?.first_name ?? rule.chat_id}` : "";
  const left = rule.times === 1 ? "once more" : `${rule.times} more times`;
  return `${labelOf(FAULTS, rule.fault)} · ${labelOf(METHODS, rule.method)}${who} · ${left}`;
}

function faultForm(world, add) {
  const fault = el("select", { data: { testid: "fault" } }, options(FAULTS));
  const method = el("select", { data: { testid: "fault-method" } }, options(METHODS));
  const person = el("select", {});
  const times = el("input", { type: "number", min: "1", max: "1000", value: "1" });
  const seconds = el("input", { type: "number", min: "0", max: "3600", value: "3" });
  const wait = field("seconds", seconds);
  const fit = () => {
    wait.hidden = !["429", "slow"].includes(fault.value);
    if (["409", "401"].includes(fault.value)) method.value = "getUpdates";
  };
  fault.addEventListener("change", fit);
  const submit = (event) => {
    event.preventDefault();
    const length = Number(seconds.value);
    add({
      fault: fault.value,
      method: method.value,
      chat_id: person.value ? Number(person.value) : null,
      times: Number(times.value),
      ...(fault.value === "429" ? { retry_after: length } : {}),
      ...(fault.value === "slow" ? { seconds: length } : {}),
    });
  };
  const view = el(
    "form",
    { class: "fault-form", onsubmit: submit },
    field("what goes wrong", fault),
    field("when the bot is", method),
    field("with", person),
    field("how often", times),
    wait,
    el("button", { type: "submit", class: "plain", data: { testid: "fault-on" } }, "Switch on"),
  );
  fit();
  const showPeople = () => {
    const { value } = person;
    person.replaceChildren(
      el("option", { value: "" }, "anybody"),
      ...options((world.state?.people ?? []).map(({ id, first_name: name }) => [id, name])),
    );
    person.value = value;
    if (person.selectedIndex < 0) person.value = "";
  };
  return { view, showPeople };
}

const field = (words, input) => el("label", { class: "field-line" }, el("span", {}, words), input);
