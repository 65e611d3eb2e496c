// Makes elements out of words that are never read as markup.

/**
 * Build an element. Attributes named `on…` are listeners, `data` is a dataset; nothing here ever parses HTML,
 * so whatever somebody typed stays text.
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "data") Object.assign(node.dataset, value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Build a real button that never submits anything by accident. */
export function button(attributes, ...children) {
  return el("button", { type: "button", ...attributes }, ...children);
}

const SVG = "http://www.w3.org/2000/svg";

const PATHS = {
  attach: [
    "M20 11.5l-8.3 8.3a5.4 5.4 0 0 1-7.6-7.6l8.6-8.6a3.6 3.6 0 0 1 5.1 5.1l-8.6 8.6a1.8 1.8 0 0 1-2.5-2.5l7.6-7.7",
  ],
  send: [
    "M3.4 20.4l17.6-7.6a.9.9 0 0 0 0-1.6L3.4 3.6c-.7-.3-1.4.3-1.2 1L4 10.8l9 1.2-9 1.2-1.8 6.2c-.2.7.5 1.3 1.2 1z",
  ],
  check: ["M4 12.5l5 5L20 6.5"],
  ticks: ["M2 12.5l4.5 4.5L15 8", "M10.5 16l1 1L20 8"],
  more: ["M12 5.2v.1M12 12v.1M12 18.8v.1"],
  close: ["M6 6l12 12M18 6L6 18"],
  down: ["M6 9.5l6 6 6-6"],
  menu: ["M4 7h16M4 12h16M4 17h16"],
  keyboard: [
    "M4 6h16a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 20 18H4a1.5 1.5 0 0 1-1.5-1.5v-9A1.5 1.5 0 0 1 4 6z",
    "M6.5 10h.1M10 10h.1M13.5 10h.1M17 10h.1M8 14h8",
  ],
  link: ["M8 16L17 7M9.5 7H17v7.5"],
  copy: ["M9 9h10v11H9z", "M5.5 15V4.5H15"],
  share: ["M14 5l6 6-6 6v-3.5c-5 0-8 1.5-10 5 .5-6 4-10 10-10.5z"],
  reply: ["M10 6l-6 5.5 6 5.5v-3.5c5 0 8 1.5 10 5-.5-6-4-9-10-9z"],
  edit: ["M5 19l1-4L16.5 4.5l3 3L9 18z"],
  trash: ["M5 7h14M10 7V4.5h4V7M7 7l1 12.5h8L17 7"],
  block: ["M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17z", "M6 6l12 12"],
  silent: ["M7 16V11a5 5 0 0 1 8-4M17 12v4l1.5 2H8M10.5 20.5h3M4 4l16 16"],
  photo: ["M4 6h16v13H4z", "M4 16l5-5 4 4 2.5-2.5L20 17M15.5 9.5h.1"],
  file: ["M7 3.5h7l4 4V20.5H7z", "M14 3.5v4h4M10 12h5M10 15.5h5"],
  voice: ["M12 4a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V7a3 3 0 0 1 3-3z", "M6 11.5a6 6 0 0 0 12 0M12 17.5V21"],
  video: ["M4 7h11v10H4zM15 11l5-3v8l-5-3"],
  sticker: ["M12 3.5h8.5V12A8.5 8.5 0 1 1 12 3.5z", "M20.5 12c-5 0-8.5-3.5-8.5-8.5M9 14c1.5 2 4.5 2 6 0"],
  place: ["M12 21c-4-5-6.5-8-6.5-11.5a6.5 6.5 0 0 1 13 0C18.5 13 16 16 12 21z", "M12 7.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4z"],
  contact: ["M12 5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z", "M5 20c.5-4 3-6 7-6s6.5 2 7 6"],
  dice: ["M5 5h14v14H5z", "M9 9h.1M15 15h.1M12 12h.1M15 9h.1M9 15h.1"],
  play: ["M9 6.5l9 5.5-9 5.5z"],
  sun: [
    "M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8z",
    "M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.300 5.300l1.400 1.400M17.300 17.300l1.400 1.400M18.700 5.300l-1.400 1.400M6.700 17.300l-1.400 1.400",
  ],
  moon: ["M14.5 3.5a8.700 8.700 0 1 0 6 11.5 7 7 0 0 1-6-11.5z"],
  restart: ["M4.5 12a7.5 7.5 0 1 0 2.5-5.600L4.5 8.5", "M4.5 4v4.5H9"],
  code: ["M8.5 7L3.5 12l5 5M15.5 7l5 5-5 5"],
  forward: ["M5 6.5l6 5.5-6 5.5zM13 6.5l6 5.5-6 5.5z"],
  morning: ["M3 18h18M6.5 18a5.5 5.5 0 0 1 11 0M12 4v4.5M9.5 6.5L12 4l2.5 2.5M4.5 11.5l1.5 1.5M19.5 11.5L18 13"],
  next: ["M6 5.5l9 6.5-9 6.5zM18 5.5v13"],
};

/** Draw one of the page's own line icons; it says nothing to a screen reader. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", `icon icon-${name}`);
  for (const path of PATHS[name]) {
    const shape = document.createElementNS(SVG, "path");
    shape.setAttribute("d", path);
    svg.append(shape);
  }
  return svg;
}
