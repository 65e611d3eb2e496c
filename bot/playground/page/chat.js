// Keeps the list of messages on a phone equal to the chat, without losing place, focus or what was opened.
import { messageBubble } from "./bubble.js";
import { button, el, icon } from "./dom.js";
import { dayHeading, dayOf, fullMoment, relative } from "./time.js";

const NEAR_PX = 90;
const MARGIN_PX = 8;
const GROUP_SECONDS = 600;

export class ChatLog {
  /** `phone` lends what bubbles need: its zone, its words, and what its buttons do. */
  constructor(phone) {
    this.phone = phone;
    this.drawn = new Map();
    this.locals = new Map();
    this.isFirst = true;
    this.sticks = true;
    this.lastTop = 0;
    this.below = 0;
    this.list = el("div", { class: "log-list" });
    this.view = el(
      "div",
      {
        class: "log",
        role: "log",
        tabindex: "0",
        "aria-live": "off",
        "aria-label": `Chat of ${phone.name} with ${phone.botName}. Arrow keys walk through the messages, Enter opens a message's menu.`,
      },
      this.list,
    );
    this.count = el("span", { class: "count" });
    this.downButton = button(
      { class: "to-end", "aria-label": "To the newest message", hidden: true, onclick: () => this.toEnd(true) },
      icon("down"),
      this.count,
    );
    this.view.addEventListener("scroll", () => this.watchPlace(), { passive: true });
    this.view.addEventListener("keydown", (event) => this.walk(event));
    const resized = new ResizeObserver(() => this.sticks && this.toEnd(false));
    resized.observe(this.view);
    resized.observe(this.list);
  }

  local(id) {
    if (!this.locals.has(id)) this.locals.set(id, {});
    return this.locals.get(id);
  }

  /** Draw the chat as it is now; only what differs is drawn again. */
  show(messages) {
    const held = this.holdFocus();
    const isOwnNews = messages.some((message) => message.outgoing && !this.drawn.has(message.message_id));
    const news = messages.filter((message) => !message.outgoing && !this.drawn.has(message.message_id)).length;
    this.dropAbsent(messages);
    this.arrange(messages);
    this.giveFocusBack(held);
    if (this.sticks || isOwnNews || this.isFirst) this.toNews(this.isFirst ? 0 : news);
    else this.below += news;
    this.watchPlace();
    if (this.isFirst) requestAnimationFrame(() => this.view.setAttribute("aria-live", "polite"));
    this.isFirst = false;
  }

  /** Draw everything again, for example in another zone. */
  redraw(messages) {
    this.view.setAttribute("aria-live", "off");
    this.drawn.forEach(({ node }) => node.remove());
    this.drawn.clear();
    this.isFirst = true;
    this.show(messages);
  }

  dropAbsent(messages) {
    const present = new Set(messages.map((message) => message.message_id));
    for (const [id, { node }] of this.drawn) {
      if (present.has(id)) continue;
      node.remove();
      this.drawn.delete(id);
      this.locals.delete(id);
    }
  }

  arrange(messages) {
    const wanted = [];
    let day = "";
    messages.forEach((message, index) => {
      const itsDay = dayOf(message.date * 1000, this.phone.zone);
      if (itsDay !== day) wanted.push(this.heading(message, itsDay));
      day = itsDay;
      const node = this.nodeFor(message);
      node.classList.toggle("is-last", isLastOfGroup(message, messages[index + 1]));
      wanted.push(node);
    });
    this.list.querySelectorAll(".day").forEach((node) => wanted.includes(node) || node.remove());
    wanted.forEach((node, index) => {
      if (this.list.children[index] !== node) this.list.insertBefore(node, this.list.children[index] ?? null);
    });
  }

  heading(message, day) {
    const words = dayHeading(message.date * 1000, this.phone.now(), this.phone.zone, this.phone.locale);
    const old = this.list.querySelector(`.day[data-day="${day}"]`);
    if (old) {
      if (old.textContent !== words) old.firstElementChild.textContent = words;
      return old;
    }
    return el("div", { class: "day", data: { day } }, el("span", {}, words));
  }

  nodeFor(message) {
    const print = JSON.stringify(message);
    const old = this.drawn.get(message.message_id);
    if (old?.print === print) return old.node;
    const node = messageBubble(message, this.phone, this.local(message.message_id));
    if (old) old.node.replaceWith(node);
    else if (!this.isFirst) arrive(node);
    this.drawn.set(message.message_id, { print, node, message });
    return node;
  }

  /** Remember which message and button had the focus, in case its bubble is drawn anew. */
  holdFocus() {
    const active = document.activeElement;
    const node = this.list.contains(active) ? active.closest(".message") : null;
    return node && { id: Number(node.dataset.messageId), key: active.dataset.key, active };
  }

  giveFocusBack(held) {
    if (!held || held.active.isConnected) return;
    const node = this.drawn.get(held.id)?.node;
    const target = (held.key && node?.querySelector(`[data-key="${held.key}"]`)) || node || this.view;
    target.focus({ preventScroll: true });
  }

  isNearEnd() {
    return this.view.scrollHeight - this.view.scrollTop - this.view.clientHeight < NEAR_PX;
  }

  toEnd(isSmooth) {
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.view.scrollTo({ top: this.view.scrollHeight, behavior: isSmooth && !isCalm ? "smooth" : "instant" });
    this.below = 0;
    if (isSmooth) return;
    this.sticks = true;
    this.lastTop = this.view.scrollTop;
  }

  /** Go to the end, but to the beginning of a new message that is longer than the screen. */
  toNews(count) {
    this.toEnd(false);
    const bubble = count ? this.list.lastElementChild?.querySelector(".bubble") : null;
    if (!bubble || bubble.offsetHeight <= this.view.clientHeight) return;
    this.sticks = false;
    this.view.scrollTop += bubble.getBoundingClientRect().top - this.view.getBoundingClientRect().top - MARGIN_PX;
  }

  watchPlace() {
    if (!this.view.clientHeight) return;
    const { scrollTop } = this.view;
    if (this.isNearEnd()) this.sticks = true;
    else if (scrollTop < this.lastTop - 1) this.sticks = false;
    this.lastTop = scrollTop;
    if (this.sticks) this.below = 0;
    this.downButton.hidden = this.sticks;
    this.count.textContent = this.below ? String(this.below) : "";
  }

  /** Walk through the messages with the arrow keys; Enter opens the menu of the one in focus. */
  walk(event) {
    const isOnMessage = event.target === this.view || event.target.classList.contains("message");
    if (!isOnMessage) return;
    const nodes = [...this.list.querySelectorAll(".message")];
    const index = nodes.indexOf(event.target);
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step) {
      event.preventDefault();
      const next = index === -1 ? nodes.at(-1) : nodes[Math.min(Math.max(index + step, 0), nodes.length - 1)];
      next?.focus();
    } else if (event.key === "Enter" && index !== -1) {
      event.preventDefault();
      this.phone.openMessageMenu(this.messageOf(nodes[index]), nodes[index].querySelector(".bubble"), nodes[index]);
    }
  }

  messageOf(node) {
    return this.drawn.get(Number(node.dataset.messageId))?.message;
  }

  /** Bring a message into view and make it stand out for a moment. */
  jumpTo(id) {
    const node = this.drawn.get(id)?.node;
    if (!node) return;
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    node.scrollIntoView({ block: "center", behavior: isCalm ? "instant" : "smooth" });
    node.classList.add("is-found");
    setTimeout(() => node.classList.remove("is-found"), 1600);
  }

  /** Keep relative times ("in 5 minutes") true while the clock moves. */
  tick() {
    this.list.querySelectorAll("time[data-relative]").forEach((node) => {
      const at = Number(node.dataset.relative);
      const words = relative(at, this.phone.now(), this.phone.locale);
      if (node.textContent !== words) node.textContent = words;
      node.title = fullMoment(at, this.phone.zone, this.phone.locale);
    });
  }
}

function arrive(node) {
  node.classList.add("is-new");
  node.addEventListener("animationend", () => node.classList.remove("is-new"), { once: true });
}

function isLastOfGroup(message, next) {
  if (!next || Boolean(next.outgoing) !== Boolean(message.outgoing)) return true;
  return next.date - message.date > GROUP_SECONDS || Boolean(message.reply_markup?.inline_keyboard);
}
