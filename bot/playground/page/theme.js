// Light or dark: follows the system until somebody chooses, and remembers the choice.
import { button, icon } from "./dom.js";
import { keep, kept } from "./memory.js";

const KEY = "theme";
const system = matchMedia("(prefers-color-scheme: dark)");

const chosen = () => (["light", "dark"].includes(kept(KEY)) ? kept(KEY) : null);
const shown = () => chosen() ?? (system.matches ? "dark" : "light");

/** Make the switch and put the remembered theme on. */
export function themeSwitch() {
  const node = button({ class: "tool", data: { testid: "theme" } });
  const show = () => {
    const theme = shown();
    document.documentElement.dataset.theme = theme;
    const other = theme === "dark" ? "light" : "dark";
    node.setAttribute("aria-label", `Switch to the ${other} look`);
    node.title = `Switch to the ${other} look`;
    node.replaceChildren(icon(theme === "dark" ? "sun" : "moon"));
  };
  node.addEventListener("click", () => {
    keep(KEY, shown() === "dark" ? "light" : "dark");
    show();
  });
  system.addEventListener("change", show);
  show();
  return node;
}
