import type { FollowUpView, ReplyView } from "../../protocol/questionMessages";
import { Blocks } from "../rich/blocks";
import { ActionButton } from "./actionButton";

/** What the interviewer asks after the answer: room to answer it in `answer.md`, then what the author says. */
export function FollowUp({ followUp }: { followUp: FollowUpView }) {
  const { heading, ask, words, reply, readOn, buttons } = followUp;
  const waits = reply === undefined;
  return (
    <section class="follow-up" aria-labelledby="follow-up">
      <h2 id="follow-up" data-landing={waits ? true : undefined}>
        {heading}
      </h2>
      <div class="prompt">
        <Blocks blocks={ask} level={3} />
      </div>
      <p class="quiet">{waits ? roomWords(words) : reply === "" ? "Passed over." : `You said ${plural(words)}.`}</p>
      {readOn && (
        <div class="rich read-on">
          <Blocks blocks={readOn} level={3} />
        </div>
      )}
      {buttons.length > 0 && (
        <p class="row">
          {buttons.map((button) => (
            <ActionButton key={button.action} button={button} />
          ))}
        </p>
      )}
    </section>
  );
}

function roomWords(words: number): string {
  const room = "There is a heading for it at the end of answer.md";
  return words === 0 ? `${room}.` : `${room}, with ${plural(words)} under it.`;
}

function plural(words: number): string {
  return `${words} ${words === 1 ? "word" : "words"}`;
}

/** Follow-ups that are done with: question, reply, and where to read on. */
export function Replies({ replies }: { replies: readonly ReplyView[] }) {
  return (
    <ul class="replies">
      {replies.map(({ ask, reply, readOn }, index) => (
        <li key={index} class="rich">
          <div class="asked">
            <Blocks blocks={ask} level={4} />
          </div>
          {reply.length > 0 ? (
            <blockquote>
              <Blocks blocks={reply} level={4} />
            </blockquote>
          ) : (
            <p class="quiet">Passed over.</p>
          )}
          {readOn && <Blocks blocks={readOn} level={4} />}
        </li>
      ))}
    </ul>
  );
}
