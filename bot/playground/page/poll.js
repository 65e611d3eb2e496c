// Draws a poll in which one can vote, change one's mind and see how it ended.
import { button, el, icon } from "./dom.js";
import { formatted } from "./entities.js";

/** Draw the poll of a message; `local` keeps ticks that have not been sent yet. */
export function pollCard(message, phone, local) {
  const { poll } = message;
  const mine = poll.my_option_ids ?? [];
  const isVoted = mine.length > 0;
  const isOpen = !poll.is_closed;
  const scene = { message, poll, mine, phone, local };
  const question = el(
    "p",
    { class: "poll-question", id: `poll-${phone.personId}-${message.message_id}` },
    formatted(poll.question, poll.question_entities, phone, local),
  );
  const options = isOpen && !isVoted ? ballot(scene) : results(scene);
  return el(
    "div",
    { class: "poll", role: "group", "aria-labelledby": question.id, data: { poll: poll.id } },
    question,
    el("p", { class: "poll-kind" }, kindOf(poll)),
    poll.description
      ? el("p", { class: "poll-description" }, formatted(poll.description, poll.description_entities, phone, local))
      : null,
    options,
    poll.explanation && (isVoted || !isOpen) ? el("p", { class: "poll-description" }, poll.explanation) : null,
    el("p", { class: "poll-count" }, voters(poll)),
    isOpen && isVoted && poll.allows_revoting !== false && poll.type !== "quiz" ? retract(scene) : null,
  );
}

function kindOf(poll) {
  if (poll.is_closed) return "Final results";
  if (poll.type === "quiz") return poll.is_anonymous ? "Anonymous quiz" : "Quiz";
  const who = poll.is_anonymous ? "Anonymous poll" : "Poll";
  return poll.allows_multiple_answers ? `${who} · several answers` : who;
}

function voters(poll) {
  if (!poll.total_voter_count) return "No votes yet";
  return poll.total_voter_count === 1 ? "1 vote" : `${poll.total_voter_count} votes`;
}

const vote = ({ message, phone }, optionIds) => phone.vote(message.message_id, optionIds);

function ballot(scene) {
  return scene.poll.allows_multiple_answers ? checkboxes(scene) : choices(scene);
}

function choices(scene) {
  const draw = (option, index) =>
    button(
      { class: "poll-choice", data: { option: index }, onclick: () => vote(scene, [index]) },
      el("span", { class: "poll-mark" }),
      el("span", {}, option.text),
    );
  return el("div", { class: "poll-options" }, scene.poll.options.map(draw));
}

function checkboxes(scene) {
  const ticked = (scene.local.ticked ??= new Set());
  const send = button({ class: "poll-send", disabled: ticked.size === 0, onclick: () => submit() }, "Vote");
  const submit = () => {
    vote(
      scene,
      [...ticked].sort((a, b) => a - b),
    );
    ticked.clear();
  };
  const draw = (option, index) => {
    const box = el("input", { type: "checkbox", checked: ticked.has(index) });
    box.addEventListener("change", () => {
      if (box.checked) ticked.add(index);
      else ticked.delete(index);
      send.disabled = ticked.size === 0;
    });
    return el("label", { class: "poll-choice is-many", data: { option: index } }, box, el("span", {}, option.text));
  };
  return el("div", { class: "poll-options" }, scene.poll.options.map(draw), send);
}

function results(scene) {
  const { poll, mine } = scene;
  const total = poll.total_voter_count || 0;
  const isHidden = poll.hide_results_until_closes && !poll.is_closed;
  const draw = (option, index) => {
    const share = total && !isHidden ? Math.round((100 * option.voter_count) / total) : 0;
    const isMine = mine.includes(index);
    const bar = el("span", { class: "poll-bar" });
    bar.style.setProperty("--share", `${share}%`);
    return el(
      "li",
      { class: `poll-result${isMine ? " is-mine" : ""}`, data: { option: index } },
      el("span", { class: "poll-share" }, isHidden ? "" : `${share}%`),
      el(
        "span",
        { class: "poll-words" },
        option.text,
        isMine ? el("span", { class: "unseen" }, " (your answer)") : null,
      ),
      el("span", { class: "poll-tick" }, isMine ? icon("check") : null),
      bar,
    );
  };
  return el("ul", { class: "poll-options" }, poll.options.map(draw));
}

function retract(scene) {
  return button({ class: "poll-retract", onclick: () => vote(scene, []) }, "Retract vote");
}
