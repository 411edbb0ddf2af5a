import type { Block } from "../../core/question/richBlocks";
import type { FromQuestionPanel, QuestionView } from "../../protocol/questionMessages";
import { Disclosure } from "../page/disclosure";
import { usePage } from "../page/pageContext";
import { Blocks } from "../rich/blocks";
import { Inlines } from "../rich/inlines";

/** Questions one may ask; each is answered where it stands. */
export function Clarifying({ questions }: { questions: QuestionView["clarifying"] }) {
  const { post } = usePage<FromQuestionPanel>();
  const count = questions.filter(({ asked }) => asked).length;
  return (
    <Disclosure id="clarifying" level={2} title="Ask the interviewer" aside={`${count} of ${questions.length} asked`}>
      <ul class="clarifying">
        {questions.map(({ question, answer }, index) => (
          <li key={index}>
            {/* Stays a button when asked, so that the keyboard keeps its place. */}
            <button
              type="button"
              class="ask"
              aria-expanded={answer !== undefined}
              onClick={() => answer === undefined && post({ type: "clarify", index })}
            >
              <Sentence blocks={question} />
            </button>
            {answer && (
              <div class="rich reply">
                <Blocks blocks={answer} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function Sentence({ blocks }: { blocks: readonly Block[] }) {
  return (
    <>
      {blocks.map((block, index) =>
        block.type === "paragraph" ? <Inlines key={index} inlines={block.children} linkless /> : undefined,
      )}
    </>
  );
}
