import type { Question } from "./question";
import type { QuestionPlaces, Rule, RuleFinding } from "./rules";
import { profileTitles } from "./titles";

/** What the bank that comes with the extension demands of itself beside the rules of all packs. */
export const shippedRules: readonly Rule[] = [
  { id: "known-profiles", check: checkProfiles },
  { id: "three-wrong-solutions", check: countWrongSolutions },
  { id: "three-hints", check: countHints },
];

/** Which questions to ask depends on who sits there, so each says whom it suits, in words the extension can show. */
function checkProfiles({ kind, profiles }: Question, places: QuestionPlaces): RuleFinding[] {
  if (kind !== "ask-the-interviewer") return [];
  const known = Object.keys(profileTitles);
  const place = places.key(profiles.length > 0 ? "profiles" : "kind");
  if (profiles.length === 0) {
    return [
      { place, message: `Name the interviewers it suits: \`profiles: [engineer]\`. Known: ${known.join(", ")}.` },
    ];
  }
  return profiles
    .filter((profile) => !known.includes(profile))
    .map((profile) => ({ place, message: `There is no profile \`${profile}\`. Known: ${known.join(", ")}.` }));
}

function countWrongSolutions({ runsCode, wrongSolutions }: Question, places: QuestionPlaces): RuleFinding[] {
  if (!runsCode || wrongSolutions.length >= 3) return [];
  const message = `At least three wrong solutions, not ${wrongSolutions.length}: each a mistake that people make.`;
  return [{ place: places.section("Wrong solutions"), message }];
}

/** Somebody who is stuck gets a question back, a direction, a structure; in a stage one word may do. */
function countHints({ id, runsCode, hints }: Question, places: QuestionPlaces): RuleFinding[] {
  const isStage = id.includes("#");
  const needed = isStage ? 1 : runsCode ? 3 : 0;
  if (hints.length >= needed) return [];
  const message = isStage
    ? "A stage has at least one hint: what to think about before answering."
    : `At least three hints, not ${hints.length}: a question back, a direction, a structure.`;
  return [{ place: places.section("Hints"), message }];
}
