import type { PlannedSection, Session } from "./session";

/** A stop on the way through a session: a question, or a section in which one has to be picked first. */
export interface Stop {
  section: number;
  question?: string;
}

/** All stops in order, without the questions that were not picked. */
export function stops(session: Session): Stop[] {
  return session.plan.sections.flatMap((section, index) => stopsOf(section, index, session));
}

function stopsOf(section: PlannedSection, index: number, session: Session): Stop[] {
  if (!section.pickOne) return section.questions.map((question) => ({ section: index, question }));
  return [{ section: index, question: session.sections[index]?.picked }];
}

/** Where one goes from here; from a section without a stop, on to the next section. */
export function nextStop(session: Session): Stop | undefined {
  const index = currentIndex(session);
  return index < 0 ? nextSection(session) : stops(session)[index + 1];
}

export function previousStop(session: Session): Stop | undefined {
  return stops(session)[currentIndex(session) - 1];
}

/** The first stop of the section after the current one. */
export function nextSection(session: Session): Stop | undefined {
  return stops(session).find(({ section }) => section > session.section);
}

/** Index among all stops, -1 when nothing is to be done here. A section to pick from is one stop, whichever of its questions is open. */
function currentIndex(session: Session): number {
  const pickOne = session.plan.sections[session.section]?.pickOne;
  return stops(session).findIndex(
    ({ section, question }) => section === session.section && (pickOne || question === session.question),
  );
}

/** Whether another question of a section may be picked still: one is there, and nothing of it was handed in. */
export function mayPickAgain({ plan, section, status, questions }: Session, index = section): boolean {
  const { pickOne = false, questions: asked = [] } = plan.sections[index] ?? {};
  const goesOn = status === "running" || status === "paused";
  return pickOne && goesOn && index === section && asked.every((id) => questions[id]?.status !== "answered");
}
