import type { Question, Suite, TestGroup } from "../core/question/question";
import type { RunTests } from "./runnerMessages";

/** The candidate's own tests as the runner takes them. */
export function ownTests(source: string): RunTests {
  return { unittest: [{ group: "mine", source }] };
}

/** The measurement of a question as the runner takes it. */
export function growthTests({ growthCode }: Question): RunTests {
  return { growth: { source: growthCode?.code ?? "" } };
}

/** The tests of a question as the runner takes them. */
export function suiteTests({ cases, examples, tests, bonus }: Suite): RunTests {
  if (cases) return { cases };
  const parts: [TestGroup, { code: string } | undefined][] = [
    ["example", examples],
    ["test", tests],
    ["bonus", bonus],
  ];
  return { unittest: parts.flatMap(([group, block]) => (block ? [{ group, source: block.code }] : [])) };
}
