import type { FromQuestionPanel, OptionView } from "../../protocol/questionMessages";
import { usePage } from "../page/pageContext";
import { useLatest } from "../page/useLatest";
import { Blocks } from "../rich/blocks";

/** Multiple choice: before checking a list to choose from, after it every option with its explanation. */
export function Options({ options, checkable }: { options: readonly OptionView[]; checkable: boolean }) {
  const checked = options.some(({ right }) => right !== undefined);
  return checked ? <CheckedOptions options={options} /> : <OpenOptions options={options} checkable={checkable} />;
}

function OpenOptions({ options, checkable }: { options: readonly OptionView[]; checkable: boolean }) {
  const { post } = usePage<FromQuestionPanel>();
  const [chosen, choose] = useLatest(options.findIndex((option) => option.chosen));
  return (
    <fieldset class="options">
      <legend>Choose one</legend>
      {options.map(({ blocks }, index) => (
        <label key={index} class="option">
          <input
            type="radio"
            name="option"
            checked={chosen === index}
            onChange={() => {
              choose(index);
              post({ type: "choose", option: index });
            }}
          />
          <div class="rich">
            <Blocks blocks={blocks} />
          </div>
        </label>
      ))}
      {checkable && (
        <button type="button" class="button primary" disabled={chosen < 0} onClick={() => post({ type: "check" })}>
          Check
        </button>
      )}
    </fieldset>
  );
}

function CheckedOptions({ options }: { options: readonly OptionView[] }) {
  return (
    <section class="options" aria-labelledby="options">
      <h2 id="options" data-landing>
        {result(options)}
      </h2>
      <ol class="checked">
        {options.map(({ blocks, right, chosen, explanation }, index) => (
          <li key={index} class={right ? "option right" : "option"}>
            <span class="sign" aria-hidden="true">
              {right ? "✓" : chosen ? "✗" : ""}
            </span>
            <div class="rich">
              <p class="option-verdict">{optionWords(right === true, chosen)}</p>
              <Blocks blocks={blocks} />
              {explanation && (
                <div class="explanation">
                  <Blocks blocks={explanation} />
                </div>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function result(options: readonly OptionView[]): string {
  const chosen = options.find((option) => option.chosen);
  if (!chosen) return "The right answer";
  return chosen.right ? "You chose the right answer" : "You chose a wrong answer";
}

function optionWords(right: boolean, chosen: boolean): string {
  if (right) return chosen ? "Right, your choice" : "Right";
  return chosen ? "Wrong, your choice" : "Wrong";
}
