// The lower edge of a phone: the input line, commands, attachments, reply keyboard, start and unblock.
import { summary } from "./bubble.js";
import { button, el, icon } from "./dom.js";
import { replyKeyboard } from "./keyboard.js";
import { closeSheet, openMenu } from "./sheet.js";

const ODD = [
  ["photo", "photo", "Photo"],
  ["video", "video", "Video"],
  ["voice", "voice", "Voice message"],
  ["sticker", "sticker", "Sticker"],
  ["document", "file", "File"],
  ["location", "place", "Location"],
  ["contact", "contact", "Contact"],
  ["dice", "dice", "Dice"],
];

export class Composer {
  /** `phone` lends what people do on it: sendText, sendOdd, saveEdit, start, unblock, screen. */
  constructor(phone) {
    this.phone = phone;
    this.mode = null;
    this.markup = null;
    this.isKeyboardOpen = false;
    this.build();
  }

  build() {
    const { name, botName } = this.phone;
    this.input = el("textarea", {
      class: "input",
      rows: "1",
      data: { testid: "input" },
      autocomplete: "off",
      enterkeyhint: "send",
      placeholder: "Message",
      "aria-label": `Message from ${name} to ${botName}`,
      oninput: () => this.typed(),
      onkeydown: (event) => this.key(event),
    });
    this.menuButton = button(
      {
        class: "menu-button",
        data: { testid: "menu" },
        "aria-expanded": "false",
        "aria-label": "Menu of commands",
        onclick: () => this.toggleCommands(),
      },
      icon("menu"),
      el("span", {}, "Menu"),
    );
    this.attachButton = button(
      {
        class: "round",
        data: { testid: "attach" },
        "aria-haspopup": "menu",
        "aria-label": "Send something else",
        onclick: () => this.openAttachments(),
      },
      icon("attach"),
    );
    this.keyboardButton = button(
      { class: "round", hidden: true, onclick: () => this.foldKeyboard(!this.isKeyboardOpen) },
      icon("keyboard"),
    );
    this.sendButton = button(
      { class: "send", data: { testid: "send" }, "aria-label": "Send", disabled: true, onclick: () => this.send() },
      icon("send"),
    );
    this.bar = el("div", { class: "composer-bar", hidden: true });
    this.linkBar = el("div", { class: "link-bar", hidden: true });
    this.commands = el("div", { class: "commands", role: "group", "aria-label": "Commands", hidden: true });
    this.keyboard = el("div", { class: "keyboard-place", hidden: true });
    this.startButton = button(
      { class: "wide-button", data: { testid: "start" }, hidden: true, onclick: () => this.phone.sendText("/start") },
      "Start",
    );
    this.unblockButton = button(
      { class: "wide-button", data: { testid: "unblock" }, hidden: true, onclick: () => this.phone.unblock() },
      "Unblock",
    );
    this.line = el(
      "div",
      { class: "composer-line" },
      this.menuButton,
      el("div", { class: "field" }, this.input, this.keyboardButton, this.attachButton),
      this.sendButton,
    );
    this.view = el(
      "div",
      { class: "composer" },
      this.commands,
      this.startButton,
      this.unblockButton,
      this.bar,
      this.linkBar,
      this.line,
      this.keyboard,
    );
    this.view.addEventListener("keydown", (event) => event.key === "Escape" && this.escape(event));
  }

  /** Show what the chat asks for: start, unblock, commands, the reply keyboard. */
  show(chat, person, bot) {
    this.startButton.hidden = chat.messages.length > 0 || person.blocked;
    this.unblockButton.hidden = !person.blocked;
    this.line.hidden = person.blocked;
    this.known = chat.commands?.length ? chat.commands : (bot.commands ?? []);
    this.menuButton.hidden = !this.known.length;
    if (this.mode && !chat.messages.some(({ message_id: id }) => id === this.mode.message.message_id)) this.leaveMode();
    this.takeMarkup(chat.reply_keyboard, chat.messages);
    if (!this.commands.hidden) this.drawCommands();
  }

  takeMarkup(markup, messages) {
    const print = JSON.stringify(markup ?? null);
    if (print === this.markupPrint) return;
    this.markupPrint = print;
    this.markup = markup?.keyboard ? markup : null;
    this.input.placeholder = markup?.input_field_placeholder ?? "Message";
    this.keyboard.replaceChildren();
    if (this.markup)
      this.keyboard.append(
        replyKeyboard(this.markup, this.phone, () => this.markup.one_time_keyboard && this.foldKeyboard(false)),
      );
    this.keyboardButton.hidden = !this.markup;
    this.foldKeyboard(Boolean(this.markup));
    const asked = messages.findLast?.((message) => !message.outgoing);
    if (markup?.force_reply && asked) this.enterMode("reply", asked);
  }

  foldKeyboard(isOpen) {
    this.isKeyboardOpen = isOpen;
    this.keyboard.hidden = !isOpen;
    this.keyboardButton.setAttribute("aria-expanded", String(isOpen));
    this.keyboardButton.setAttribute(
      "aria-label",
      isOpen ? "Hide the suggested answers" : "Show the suggested answers",
    );
    this.phone.settle?.();
  }

  typed() {
    this.input.style.setProperty("height", "auto");
    this.input.style.setProperty("height", `${Math.min(this.input.scrollHeight, 132)}px`);
    const words = this.input.value;
    this.sendButton.disabled = !words.trim();
    this.offerLink(words);
    const isCommand = /^\/\w*$/.test(words) && this.known?.length;
    if (isCommand) this.openCommands(words.slice(1));
    else this.closeCommands();
  }

  /** An invitation pasted from the other phone can be opened from here, like tapping it in a chat. */
  offerLink(words) {
    const token = this.phone.invitationIn(words);
    this.linkBar.hidden = !token;
    if (!token || this.linkBar.dataset.token === token) return;
    this.linkBar.dataset.token = token;
    const open = () => {
      this.put("");
      this.phone.sendText(`/start ${token}`);
    };
    this.linkBar.replaceChildren(
      icon("link"),
      el("span", {}, `An invitation to ${this.phone.botName}`),
      button({ class: "pill", data: { testid: "open-invitation" }, onclick: open }, "Open it"),
    );
  }

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    } else if (event.key === "ArrowUp" && !this.input.value && !this.mode) {
      const own = this.phone.lastOwnMessage();
      if (own) this.enterMode("edit", own);
    }
  }

  /** Put words into the line, as pasting would. */
  put(words) {
    this.input.value = words;
    this.typed();
  }

  async send() {
    const words = this.input.value;
    if (!words.trim()) return;
    const { mode } = this;
    this.leaveMode();
    this.put("");
    const isDone =
      mode?.kind === "edit"
        ? await this.phone.saveEdit(mode.message.message_id, words)
        : await this.phone.sendText(words, mode?.message.message_id);
    if (!isDone && !this.input.value) this.put(words);
  }

  /** Answer to a message, or change one's own. */
  enterMode(kind, message) {
    this.mode = { kind, message };
    const title =
      kind === "edit" ? "Edit message" : `Answer to ${message.outgoing ? this.phone.name : this.phone.botName}`;
    this.bar.replaceChildren(
      icon(kind),
      el("span", { class: "bar-words" }, el("strong", {}, title), el("span", {}, summary(message))),
      button({ class: "round", "aria-label": "Cancel", onclick: () => this.leaveMode(true) }, icon("close")),
    );
    this.bar.hidden = false;
    if (kind === "edit") this.put(message.text ?? "");
    this.input.focus();
  }

  leaveMode(isCancelled) {
    if (this.mode?.kind === "edit" && isCancelled) this.put("");
    this.mode = null;
    this.bar.hidden = true;
  }

  escape(event) {
    if (!this.commands.hidden) this.closeCommands();
    else if (this.mode) this.leaveMode(true);
    else return;
    event.stopPropagation();
    this.input.focus();
  }

  toggleCommands() {
    if (this.commands.hidden) {
      this.openCommands("");
      this.commands.querySelector("button")?.focus();
    } else this.closeCommands();
  }

  openCommands(beginning) {
    this.beginning = beginning.toLowerCase();
    this.drawCommands();
    const isEmpty = !this.commands.children.length;
    this.commands.hidden = isEmpty;
    this.menuButton.setAttribute("aria-expanded", String(!isEmpty));
  }

  closeCommands() {
    this.commands.hidden = true;
    this.menuButton.setAttribute("aria-expanded", "false");
  }

  drawCommands() {
    const fitting = this.known.filter(({ command }) => command.startsWith(this.beginning ?? ""));
    const use = (command) => {
      this.closeCommands();
      this.put("");
      this.phone.sendText(`/${command}`);
      this.input.focus();
    };
    this.commands.replaceChildren(
      ...fitting.map(({ command, description }) =>
        button(
          { class: "command", onclick: () => use(command) },
          el("strong", {}, `/${command}`),
          el("span", {}, description),
        ),
      ),
    );
  }

  openAttachments() {
    const send = (kind) => () => this.phone.sendOdd(kind);
    closeSheet();
    openMenu(this.phone.screen, {
      label: "Send something else",
      at: this.attachButton,
      opener: this.attachButton,
      items: ODD.map(([kind, symbol, label]) => ({ label, icon: symbol, act: send(kind) })),
    });
  }
}
