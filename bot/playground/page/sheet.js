// Opens what lies above a screen for a moment: menus, questions, pictures and short notes.
import { button, el, icon } from "./dom.js";

const NOTE_LASTS_MS = 3800;

/** Only one thing lies above all screens at a time. */
let current = null;

/** Close whatever is open and give the focus back. */
export function closeSheet() {
  if (!current) return;
  const { layer, opener } = current;
  current = null;
  layer.remove();
  if (opener?.isConnected) opener.focus({ preventScroll: true });
}

function lay(host, layer, opener) {
  closeSheet();
  current = { layer, opener: opener ?? document.activeElement };
  layer.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      closeSheet();
    }
    if (event.key === "Tab") keepInside(event, layer);
  });
  layer.addEventListener("click", (event) => {
    if (event.target === layer) closeSheet();
  });
  ignoreRelease(layer);
  host.append(layer);
}

/** A long press opens a menu under the finger; letting go must not tap what has just appeared there. */
function ignoreRelease(layer) {
  let isPressed = false;
  layer.addEventListener(
    "pointerdown",
    () => {
      isPressed = true;
    },
    true,
  );
  layer.addEventListener(
    "click",
    (event) => {
      if (event.detail > 0 && !isPressed) event.stopPropagation();
    },
    true,
  );
}

function keepInside(event, layer) {
  const stops = [...layer.querySelectorAll("button:not([disabled]), a[href], input, select")];
  if (!stops.length) return;
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  if (document.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0]).focus();
}

/**
 * Open a menu. `items` are `{label, icon, act, isDanger}`; `at` is an element to hang below, or a point
 * `{x, y}` of the window.
 */
export function openMenu(host, { label, items, at, opener }) {
  const choose = (item) => {
    closeSheet();
    item.act();
  };
  const draw = (item) =>
    button(
      { role: "menuitem", class: item.isDanger ? "is-danger" : null, onclick: () => choose(item) },
      item.icon ? icon(item.icon) : null,
      el("span", {}, item.label),
    );
  const menu = el("div", { class: "menu", role: "menu", "aria-label": label }, items.map(draw));
  const layer = el("div", { class: "layer is-clear" }, menu);
  menu.addEventListener("keydown", (event) => walk(event, menu));
  lay(host, layer, opener);
  position(host, menu, at);
  menu.firstElementChild.focus({ preventScroll: true });
}

function walk(event, menu) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const items = [...menu.children];
  items.at((items.indexOf(document.activeElement) + step + items.length) % items.length).focus();
}

function position(host, menu, at) {
  const frame = host.getBoundingClientRect();
  const box = at instanceof Element ? at.getBoundingClientRect() : { left: at.x, right: at.x, top: at.y, bottom: at.y };
  const { offsetWidth: width, offsetHeight: height } = menu;
  const left = Math.min(Math.max(box.left - frame.left, 8), frame.width - width - 8);
  const below = box.bottom - frame.top + 6;
  const isBelow = below + height < frame.height - 8;
  const top = isBelow ? below : Math.max(box.top - frame.top - height - 6, 8);
  menu.style.setProperty("left", `${Math.max(left, 8)}px`);
  menu.style.setProperty("top", `${top}px`);
}

let titles = 0;

/** Ask something. `actions` are `{label, act, isMain, isDanger, testid}`; the main one has the focus. */
export function openDialog(host, { title, text, actions, body, opener }) {
  titles += 1;
  const heading = el("h2", { id: `sheet-title-${titles}` }, title);
  const choose = (action) => {
    closeSheet();
    action.act?.();
  };
  const draw = (action) => {
    const classes = [action.isMain ? "is-main" : "", action.isDanger ? "is-danger" : ""].join(" ").trim();
    return button(
      { class: classes || null, data: action.testid ? { testid: action.testid } : {}, onclick: () => choose(action) },
      action.label,
    );
  };
  const buttons = el("div", { class: "dialog-actions" }, actions.map(draw));
  const dialog = el(
    "div",
    { class: "dialog", role: "dialog", "aria-modal": "true", "aria-labelledby": heading.id },
    heading,
    text ? el("p", {}, text) : null,
    body ?? null,
    buttons,
  );
  lay(host, el("div", { class: "layer" }, dialog), opener);
  const main = buttons.querySelector(".is-main") ?? buttons.lastElementChild;
  main.focus({ preventScroll: true });
}

/** Show a picture over the whole page. */
export function openPicture(url, words) {
  const close = button(
    { class: "picture-close", "aria-label": "Close the picture", onclick: closeSheet },
    icon("close"),
  );
  const layer = el(
    "div",
    { class: "layer is-page is-picture", role: "dialog", "aria-modal": "true", "aria-label": words },
    el("img", { src: url, alt: words }),
    close,
  );
  lay(document.body, layer);
  close.focus({ preventScroll: true });
}

/** Show a short note that goes by itself; `host` is a `role="status"` element. */
export function note(host, words) {
  const line = el("div", { class: "note" }, words);
  host.append(line);
  setTimeout(() => line.remove(), NOTE_LASTS_MS);
}
