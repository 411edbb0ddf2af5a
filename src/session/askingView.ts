import type { Bank } from "../bank/openBank";
import type { Session } from "../core/interview/session";
import type { Question } from "../core/question/question";
import type { AskingView } from "../protocol/questionMessages";

/** The questions to the interviewer in the current section, in order, with those that were put to them ticked; none beside a question of another kind. */
export async function askingView(
  session: Session,
  { kind }: Question,
  bank: Pick<Bank, "index">,
): Promise<AskingView | undefined> {
  if (kind !== "ask-the-interviewer") return undefined;
  const known = new Map((await bank.index()).questions.map((question) => [question.id, question]));
  const questions = (session.plan.sections[session.section]?.questions ?? []).flatMap((id) => {
    const question = known.get(id);
    if (question?.kind !== "ask-the-interviewer") return [];
    const posed = session.questions[id]?.posed === true;
    return [{ id, text: question.teaser, posed, current: id === session.question }];
  });
  return { questions };
}
