import type { FromQuestionPanel, PickView } from "../../protocol/questionMessages";
import { usePage } from "../page/pageContext";
import { Blocks } from "../rich/blocks";

/** Questions of which one is to be picked, side by side. */
export function Pick({ choices }: { choices: readonly PickView[] }) {
  const { post } = usePage<FromQuestionPanel>();
  return (
    <div class="pick">
      {choices.map((choice) => (
        <article key={choice.id} class="card" aria-label={choice.title}>
          <p class="kicker">{choice.minutes} min</p>
          <h2>{choice.title}</h2>
          <div class="rich">
            <Blocks blocks={choice.prompt} />
          </div>
          <button
            type="button"
            class="button"
            aria-label={`Pick this one: ${choice.title}`}
            onClick={() => post({ type: "pick", id: choice.id })}
          >
            Pick this one
          </button>
        </article>
      ))}
    </div>
  );
}
