import assert from "node:assert/strict";
import { suits } from "../../../../src/core/question/titles";

describe("whom a question to the interviewer suits", () => {
  const sentences: [profiles: string[], sentence: string][] = [
    [[], ""],
    [["recruiter"], "Suits a recruiter."],
    [["engineer", "manager"], "Suits an engineer of the team or the hiring manager."],
    [["recruiter", "cloud", "head-of-data"], "Suits a recruiter, somebody with a cloud background or head of data."],
    [["constructor"], "Suits constructor."],
  ];
  for (const [profiles, sentence] of sentences) {
    it(`is "${sentence}" of [${profiles.join(", ")}]`, () => assert.equal(suits(profiles), sentence));
  }
});
