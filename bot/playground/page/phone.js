// One phone: status bar, header, chat and composer of one person, and what that person does with them.
import { Refused, post } from "./api.js";
import { ChatLog } from "./chat.js";
import { Composer } from "./composer.js";
import { button, el, icon } from "./dom.js";
import { follow, invitationIn } from "./links.js";
import { note, openDialog, openMenu, openPicture } from "./sheet.js";
import { HOME_ZONE, allZones, clockTime, fullMoment, weekdayAndDay } from "./time.js";

const ACTIVITIES = {
  typing: "typing",
  upload_photo: "sending a picture",
  upload_document: "sending a file",
  upload_video: "sending a video",
  record_voice: "recording a voice message",
  upload_voice: "sending a voice message",
  choose_sticker: "choosing a sticker",
  find_location: "looking for a place",
};
const LONG_PRESS_MS = 500;
const LONGEST_TEXT = 4096;

export class Phone {
  /** `desk` knows the other phones and lends `keep(key, value)` / `kept(key)` for what outlives a reload. */
  constructor(world, personId, desk) {
    Object.assign(this, { world, personId, desk });
    this.zone = desk.kept(`zone ${personId}`) ?? HOME_ZONE;
    if (!allZones().includes(this.zone)) this.zone = HOME_ZONE;
    this.build();
    this.log.view.id = `log-${personId}`;
    this.show();
  }

  get person() {
    return this.world.person(this.personId);
  }

  get name() {
    return this.person.first_name;
  }

  get botName() {
    return this.world.state.bot.first_name;
  }

  get botUsername() {
    return this.world.state.bot.username;
  }

  get locale() {
    return this.person.language_code || "en";
  }

  get chat() {
    return this.world.chat(this.personId);
  }

  now() {
    return this.world.now();
  }

  build() {
    this.notes = el("div", { class: "notes", role: "status" });
    this.screen = el("div", { class: "screen" });
    this.log = new ChatLog(this);
    this.composer = new Composer(this);
    this.welcome = el("div", { class: "welcome" });
    const body = el(
      "div",
      { class: "chat-body" },
      el("div", { class: "wallpaper" }),
      this.welcome,
      this.log.view,
      this.log.downButton,
      this.notes,
    );
    this.pin = button({ class: "pinned", hidden: true, data: { testid: "pinned" }, onclick: () => this.log.jumpTo(this.chat.pinned) });
    this.screen.append(this.statusBar(), this.header(), this.pin, body, this.composer.view);
    this.view = el(
      "section",
      { class: "phone", "aria-label": `${this.name}'s phone`, data: { phone: this.personId } },
      this.label(),
      el("div", { class: "case" }, this.screen),
    );
    this.log.view.addEventListener("contextmenu", (event) => this.contextMenu(event));
    this.log.view.addEventListener("pointerdown", (event) => this.longPress(event));
  }

  label() {
    const face = el("span", { class: "face", "aria-hidden": "true" }, this.name.slice(0, 1));
    face.style.setProperty("--person", this.person.color ?? "#8a94a6");
    return el("h2", { class: "phone-label" }, face, `${this.name}'s phone`);
  }

  statusBar() {
    this.time = el("span", { class: "status-time", data: { testid: "phone-time" } });
    const choose = () => {
      this.zone = zones.value;
      this.desk.keep(`zone ${this.personId}`, this.zone);
      this.log.redraw(this.chat.messages);
      this.tick();
    };
    const zones = el(
      "select",
      {
        class: "status-zone",
        data: { testid: "zone" },
        "aria-label": `Time zone of ${this.name}'s phone`,
        onchange: choose,
      },
      allZones().map((zone) => el("option", { value: zone, selected: zone === this.zone }, zone.replaceAll("_", " "))),
    );
    return el("div", { class: "status-bar" }, this.time, el("span", { class: "status-place" }, zones, icon("down")));
  }

  header() {
    this.subtitle = el("span", { class: "subtitle" });
    const more = button(
      {
        class: "round",
        "aria-haspopup": "menu",
        "aria-label": "Menu of the chat",
        data: { testid: "chat-menu" },
        onclick: () => this.openChatMenu(more),
      },
      icon("more"),
    );
    return el(
      "div",
      { class: "chat-header" },
      el("img", { class: "bot-face", src: "/page/mark.svg", alt: "", width: "40", height: "40" }),
      el("span", { class: "title" }, el("strong", {}, this.botName), this.subtitle),
      more,
    );
  }

  /** Draw the chat as the world has it now. */
  show() {
    const { chat, person } = this;
    const activity = chat.typing && (ACTIVITIES[chat.typing] ?? "busy");
    this.subtitle.textContent = activity ?? (person.blocked ? "blocked" : "bot");
    this.subtitle.classList.toggle("is-busy", Boolean(activity));
    this.log.show(chat.messages);
    this.log.view.classList.toggle("is-empty", !chat.messages.length);
    this.composer.show(chat, person, this.world.state.bot);
    this.showPinned();
    this.showWelcome();
    this.showToasts();
    this.tick();
  }

  /** Show how what is pinned begins, in one line, as a bar that leads to it. */
  showPinned() {
    const message = this.chat.messages.find((one) => one.message_id === this.chat.pinned);
    const line = (message?.text ?? message?.caption ?? "").replaceAll("\n", " ");
    this.pin.hidden = !message;
    this.pin.textContent = line;
    this.pin.setAttribute("aria-label", `Pinned message: ${line}`);
  }

  showWelcome() {
    const { bot } = this.world.state;
    this.welcome.hidden = this.chat.messages.length > 0;
    const words = this.chat.description || bot.short_description || `Tap Start to meet ${bot.first_name}.`;
    this.welcome.replaceChildren(
      el(
        "div",
        { class: "welcome-card" },
        el("img", { src: "/page/mark.svg", alt: "", width: "72", height: "72" }),
        el("strong", {}, bot.first_name),
        el("p", {}, words),
      ),
    );
  }

  /** Answers to taps: a short note, or a box that wants to be closed. */
  showToasts() {
    const toasts = this.chat.toasts ?? [];
    const last = toasts.at(-1)?.at ?? "";
    const fresh = this.lastToast === undefined ? [] : toasts.filter(({ at }) => at > this.lastToast);
    this.lastToast = last;
    if (fresh.length || !this.chat.typing) this.restButtons();
    fresh.forEach(({ text, show_alert: isAlert }) => {
      if (isAlert) openDialog(this.screen, { title: this.botName, text, actions: [{ label: "OK", isMain: true }] });
      else this.note(text);
    });
  }

  restButtons() {
    this.log.list.querySelectorAll('.key[aria-busy="true"]').forEach((key) => key.removeAttribute("aria-busy"));
  }

  tick() {
    const now = this.now();
    const words = clockTime(now, this.zone, this.locale);
    if (this.time.dataset.words === words + this.zone) return;
    this.time.dataset.words = words + this.zone;
    this.time.replaceChildren(el("strong", {}, words), ` ${weekdayAndDay(now, this.zone, this.locale)}`);
    this.time.title = fullMoment(now, this.zone, this.locale);
    this.log.tick();
  }

  note(words) {
    note(this.notes, words);
  }

  /** Ask the server to do something; a refusal becomes a note, and the answer is whether it was done. */
  async does(action, body = {}) {
    try {
      await post(`/api/chats/${this.personId}/${action}`, body);
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.note(error.message);
      return false;
    }
  }

  /** Send text; what Telegram's apps would not take stays in the input line. */
  async sendText(text, replyTo) {
    if ([...text.trim()].length > LONGEST_TEXT) {
      this.note(`A message holds at most ${LONGEST_TEXT} characters.`);
      return false;
    }
    return this.does("text", { text, ...(replyTo ? { reply_to_message_id: replyTo } : {}) });
  }

  sendOdd(kind) {
    return this.does("send", { kind });
  }

  saveEdit(messageId, text) {
    return this.does("edit", { message_id: messageId, text });
  }

  tap(messageId, row, column) {
    return this.does("tap", { message_id: messageId, row, column });
  }

  vote(messageId, optionIds) {
    return this.does("vote", { message_id: messageId, option_ids: optionIds });
  }

  async unblock() {
    if (!(await this.does("unblock"))) return;
    await this.world.refresh(); // until then the input line is not there
    this.composer.input.focus();
  }

  lastOwnMessage() {
    return this.chat.messages.findLast((message) => message.outgoing && message.text !== undefined);
  }

  invitationIn(words) {
    return invitationIn(words, this.botUsername);
  }

  openLink(url) {
    follow(url, this);
  }

  jumpTo(messageId) {
    this.log.jumpTo(messageId);
  }

  settle() {
    if (this.log?.sticks) this.log.toEnd(false);
  }

  enlarge(url, words) {
    openPicture(url, words);
  }

  async copy(words) {
    try {
      await navigator.clipboard.writeText(words);
      this.note("Copied");
    } catch {
      openDialog(this.screen, { title: "Copy this", text: words, actions: [{ label: "Close", isMain: true }] });
    }
  }

  openChatMenu(opener) {
    const toggle = this.person.blocked
      ? { label: "Unblock the bot", icon: "block", act: () => this.unblock() }
      : { label: "Block the bot", icon: "block", isDanger: true, act: () => this.does("block") };
    openMenu(this.screen, {
      label: "Menu of the chat",
      at: opener,
      opener,
      items: [
        { label: "Send /start", icon: "restart", act: () => this.sendText("/start") },
        { label: "Send /help", icon: "menu", act: () => this.sendText("/help") },
        toggle,
      ],
    });
  }

  openMessageMenu(message, at, opener) {
    const words = message.text ?? message.caption;
    const items = [{ label: "Reply", icon: "reply", act: () => this.composer.enterMode("reply", message) }];
    if (words) items.push({ label: "Copy text", icon: "copy", act: () => this.copy(words) });
    if (message.outgoing && message.text !== undefined)
      items.push({ label: "Edit", icon: "edit", act: () => this.composer.enterMode("edit", message) });
    items.push({
      label: "Delete",
      icon: "trash",
      isDanger: true,
      act: () => this.does("delete", { message_id: message.message_id }),
    });
    openMenu(this.screen, { label: "Menu of the message", items, at, opener });
  }

  contextMenu(event) {
    const node = event.target.closest(".message");
    if (!node || event.target.closest("a, img")) return;
    event.preventDefault();
    this.openMessageMenu(this.log.messageOf(node), { x: event.clientX, y: event.clientY }, node);
  }

  longPress(event) {
    const node = event.target.closest(".bubble")?.closest(".message");
    if (!node || event.pointerType !== "touch") return;
    const { clientX: x, clientY: y } = event;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      stop.abort();
      if (!this.screen.querySelector(".menu")) this.openMessageMenu(this.log.messageOf(node), { x, y }, node);
    }, LONG_PRESS_MS);
    const cancel = () => {
      clearTimeout(timer);
      stop.abort();
    };
    ["pointerup", "pointercancel", "pointermove"].forEach((name) =>
      addEventListener(name, cancel, { signal: stop.signal }),
    );
  }
}
