// Puts the page together: phones, clock, developer panel, and what goes from one phone to another.
import { Refused, World, post } from "./api.js";
import { showClock } from "./clock.js";
import { DeveloperPanel } from "./developer.js";
import { button, el, icon } from "./dom.js";
import { keep, kept } from "./memory.js";
import { Phone } from "./phone.js";
import { closeSheet, note, openDialog } from "./sheet.js";
import { themeSwitch } from "./theme.js";

const world = new World();
const place = (id) => document.getElementById(id);
const NOT_ANSWERING =
  "The playground isn't answering. It may have been closed; make run opens it again, and this page finds it.";
const NOT_LISTENING = "The bot isn't listening just now: it starts, or something is in its way. What you do waits for it.";
const say = (words) => note(place("notes"), words);

/** The phones on the desk, by person; the clock lies between the first two. */
class Desk {
  constructor() {
    this.phones = new Map();
    this.tabs = new Map();
    this.seen = new Map();
  }

  keep(key, value) {
    keep(key, value);
  }

  kept(key) {
    return kept(key);
  }

  others(phone) {
    return [...this.phones.values()].filter((other) => other !== phone);
  }

  /** Let the phones on the desk be those of the people in the world. */
  show() {
    const ids = world.state.people.map(({ id }) => id);
    for (const [id, phone] of this.phones) if (!ids.includes(id)) this.take(id, phone);
    for (const id of ids) {
      if (this.phones.has(id)) this.phones.get(id).show();
      else this.put(id);
    }
    if (!this.phones.has(this.shown)) this.turnTo(ids[0]);
    place("desk").classList.toggle("is-crowded", ids.length > 2);
    this.countNews();
  }

  put(id) {
    const phone = new Phone(world, id, this);
    this.phones.set(id, phone);
    const clock = place("clock");
    if (this.phones.size === 1) clock.before(phone.view);
    else place("desk").append(phone.view);
    const tab = button(
      { class: "tab", data: { testid: `show-${id}` }, onclick: () => this.turnTo(id) },
      phone.name,
      el("span", { class: "badge" }),
    );
    this.tabs.set(id, tab);
    place("switcher").append(tab);
  }

  take(id, phone) {
    phone.view.remove();
    this.tabs.get(id).remove();
    [this.phones, this.tabs, this.seen].forEach((held) => held.delete(id));
  }

  /** On a narrow screen one phone is shown; this is the one. */
  turnTo(id) {
    this.shown = id;
    this.phones.forEach((phone, key) => phone.view.classList.toggle("is-shown", key === id));
    this.tabs.forEach((tab, key) => tab.setAttribute("aria-pressed", String(key === id)));
    this.countNews();
  }

  countNews() {
    this.phones.forEach((phone, id) => {
      const incoming = phone.chat.messages.filter((message) => !message.outgoing);
      if (id === this.shown || !this.seen.has(id)) this.seen.set(id, incoming.at(-1)?.message_id ?? 0);
      const news = incoming.filter((message) => message.message_id > this.seen.get(id)).length;
      const badge = this.tabs.get(id).querySelector(".badge");
      badge.replaceChildren(...(news ? [String(news), el("span", { class: "unseen" }, " new")] : []));
    });
  }

  /** Put words into another phone's input line. */
  handOver(other, words) {
    this.turnTo(other.personId);
    other.composer.put(words);
    other.composer.input.focus();
  }

  /** Open an invitation on a phone. */
  start(phone, token) {
    this.turnTo(phone.personId);
    phone.sendText(`/start ${token}`);
    phone.composer.input.focus({ preventScroll: true });
  }

  tick() {
    this.phones.forEach((phone) => phone.tick());
  }
}

function startOver(opener) {
  const act = async () => {
    try {
      await post("/api/reset");
      desk.phones.forEach((phone) => phone.composer.put(""));
      await world.refresh();
      say("Started over. Both phones are empty.");
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      say(error.message);
    }
  };
  openDialog(document.body, {
    title: "Start over?",
    text: "All chats are emptied and the bot begins on an empty database. The clock stays where it is.",
    opener,
    actions: [
      { label: "Start over", isMain: true, isDanger: true, testid: "start-over-confirm", act },
      { label: "Cancel" },
    ],
  });
}

function tools(panel) {
  const restart = button(
    {
      class: "tool",
      data: { testid: "start-over" },
      "aria-label": "Start over",
      title: "Start over",
      onclick: () => startOver(restart),
    },
    icon("restart"),
    el("span", { class: "tool-words" }, "Start over"),
  );
  const developer = button(
    {
      class: "tool",
      data: { testid: "developer" },
      "aria-label": "Developer panel",
      "aria-controls": "developer",
      title: "Developer panel",
    },
    icon("code"),
    el("span", { class: "tool-words" }, "Developer"),
  );
  const toggle = (isOpen) => {
    panel.toggle(isOpen);
    developer.setAttribute("aria-expanded", String(isOpen));
    document.body.classList.toggle("is-developing", isOpen);
    keep("developer", isOpen ? "open" : "closed");
  };
  developer.addEventListener("click", () => {
    toggle(!panel.isOpen);
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (panel.isOpen) place("developer").scrollIntoView({ behavior: isCalm ? "instant" : "smooth", block: "nearest" });
  });
  toggle(kept("developer") === "open");
  place("tools").append(restart, themeSwitch(), developer);
}

/** Say what is in the way: the playground is gone, or its bot isn't listening. */
function showConnection() {
  const words = world.isConnected ? (world.state?.bot.is_listening === false ? NOT_LISTENING : "") : NOT_ANSWERING;
  const line = place("connection");
  line.hidden = !words;
  line.classList.toggle("is-calm", words === NOT_LISTENING);
  if (line.textContent !== words) line.textContent = words;
}

const desk = new Desk();
const firstZone = () => [...desk.phones.values()][0]?.zone ?? "UTC";
const tickClock = showClock(place("clock"), world, { zone: firstZone, say });
tools(new DeveloperPanel(place("developer"), world, say));

world.addEventListener("state", () => {
  desk.show();
  showConnection();
});
world.addEventListener("chat", ({ detail: id }) => {
  desk.phones.get(id)?.show();
  desk.countNews();
});
world.addEventListener("clock", () => desk.tick());
world.addEventListener("connection", showConnection);
document.addEventListener("keydown", (event) => event.key === "Escape" && closeSheet());
setInterval(() => {
  tickClock();
  desk.tick();
}, 1000);
world.follow();
