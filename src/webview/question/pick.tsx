import type { FromQuestionPanel, PickView } from "../../protocol/questionMessages";
import { Disclosure } from "../page/disclosure";
import { usePage } from "../page/pageContext";
import { Blocks } from "../rich/blocks";

/** Questions of which one is to be picked, side by side; what they ask for in full is folded. */
export function Pick({ choices }: { choices: readonly PickView[] }) {
  const { post } = usePage<FromQuestionPanel>();
  return (
    <div class="pick">
      {choices.map((choice, index) => (
        <article key={choice.id} class="card" aria-label={`Task ${index + 1}: ${choice.title}`}>
          <p class="kicker">
            Task {index + 1} · {choice.minutes} min
          </p>
          <h2>{choice.title}</h2>
          <div class="rich">
            <Blocks blocks={choice.prompt} />
          </div>
          {choice.details.length > 0 && (
            <Disclosure id={`task ${choice.id}`} title={choice.detailsTitle} level={3}>
              <div class="rich">
                <Blocks blocks={choice.details} level={4} />
              </div>
            </Disclosure>
          )}
          <button
            type="button"
            class="button"
            aria-label={`Pick this one: task ${index + 1}, ${choice.title}`}
            onClick={() => post({ type: "pick", id: choice.id })}
          >
            Pick this one
          </button>
        </article>
      ))}
    </div>
  );
}
