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
  attach: ["M20 11.5l-8.3 8.3a5.4 5.4 0 0 1-7.6-7.6l8.6-8.6a3.6 3.6 0 0 1 5.1 5.1l-8.6 8.6a1.8 1.8 0 0 1-2.5-2.5l7.6-7.7"],
  send: ["M3.4 20.4l17.6-7.6a.9.9 0 0 0 0-1.6L3.4 3.6c-.7-.3-1.4.3-1.2 1L4 10.8l9 1.2-9 1.2-1.8 6.2c-.2.7.5 1.3 1.2 1z"],
  check: ["M4 12.5l5 5L20 6.5"],
  ticks: ["M2 12.5l4.5 4.5L15 8", "M10.5 16l1 1L20 8"],
  more: ["M12 5.2v.1M12 12v.1M12 18.8v.1"],
  close: ["M6 6l12 12M18 6L6 18"],
  down: ["M6 9.5l6 6 6-6"],
  menu: ["M4 7h16M4 12h16M4 17h16"],
  keyboard: ["M4 6h16a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 20 18H4a1.5 1.5 0 0 1-1.5-1.5v-9A1.5 1.5 0 0 1 4 6z", "M6.5 10h.1M10 10h.1M13.5 10h.1M17 10h.1M8 14h8"],
  link: ["M8 16L17 7M9.5 7H17v7.5"],
  copy: ["M9 9h10v11H9z", "M5.5 15V4.5H15"],
  share: ["M14 5l6 6-6 6v-3.5c-5 0-8 1.5-10 5 .5-6 4-10 10-10.500z"],
  reply: ["M10 6l-6 5.500 6 5.500v-3.500c5 0 8 1.500 10 5-.5-6-4-9-10-9z"],
  edit: ["M5 19l1-4L16.500 4.500l3 3L9 18z"],
  trash: ["M5 7h14M10 7V4.500h4V7M7 7l1 12.500h8L17 7"],
  block: ["M12 3.500a8.500 8.500 0 1 1 0 17 8.500 8.500 0 0 1 0-17z", "M6 6l12 12"],
  silent: ["M7 16V11a5 5 0 0 1 8-4M17 12v4l1.500 2H8M10.500 20.500h3M4 4l16 16"],
  photo: ["M4 6h16v13H4z", "M4 16l5-5 4 4 2.500-2.500L20 17M15.500 9.500h.1"],
  file: ["M7 3.500h7l4 4V20.500H7z", "M14 3.500v4h4M10 12h5M10 15.500h5"],
  voice: ["M12 4a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V7a3 3 0 0 1 3-3z", "M6 11.500a6 6 0 0 0 12 0M12 17.500V21"],
  video: ["M4 7h11v10H4zM15 11l5-3v8l-5-3"],
  sticker: ["M12 3.500h8.500V12A8.500 8.500 0 1 1 12 3.500z", "M20.500 12c-5 0-8.500-3.500-8.500-8.500M9 14c1.500 2 4.500 2 6 0"],
  place: ["M12 21c-4-5-6.500-8-6.500-11.500a6.500 6.500 0 0 1 13 0C18.500 13 16 16 12 21z", "M12 7.500a2 2 0 1 1 0 4 2 2 0 0 1 0-4z"],
  contact: ["M12 5a3.500 3.500 0 1 1 0 7 3.500 3.500 0 0 1 0-7z", "M5 20c.5-4 3-6 7-6s6.500 2 7 6"],
  dice: ["M5 5h14v14H5z", "M9 9h.1M15 15h.1M12 12h.1M15 9h.1M9 15h.1"],
  play: ["M9 6.500l9 5.500-9 5.500z"],
  sun: ["M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8z", "M12 2.500v2M12 19.500v2M2.500 12h2M19.500 12h2M5.300 5.300l1.400 1.400M17.300 17.300l1.400 1.400M18.700 5.300l-1.400 1.400M6.700 17.300l-1.400 1.400"],
  moon: ["M14.500 3.500a8.700 8.700 0 1 0 6 11.500 7 7 0 0 1-6-11.500z"],
  restart: ["M4.500 12a7.500 7.500 0 1 0 2.500-5.600L4.500 8.500", "M4.500 4v4.500H9"],
  code: ["M8.500 7L3.500 12l5 5M15.500 7l5 5-5 5"],
  forward: ["M5 6.500l6 5.500-6 5.500zM13 6.500l6 5.500-6 5.500z"],
  morning: ["M3 18h18M6.500 18a5.500 5.500 0 0 1 11 0M12 4v4.500M9.500 6.500L12 4l2.500 2.500M4.500 11.500l1.500 1.500M19.500 11.500L18 13"],
  next: ["M6 5.500l9 6.500-9 6.500zM18 5.500v13"],
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
