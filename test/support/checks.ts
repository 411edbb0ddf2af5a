/** What came of many checks of one sort. */
export interface Check {
  passed: number;
  /** What was wrong, one text for each check that failed. */
  problems: string[];
}

/** Runs checks, so many at once. Each gives what is wrong, or undefined; one that throws has failed too. */
export async function checkAll(
  checks: Iterable<() => Promise<string | undefined> | string | undefined>,
  atOnce = 1,
): Promise<Check> {
  const result: Check = { passed: 0, problems: [] };
  const waiting = checks[Symbol.iterator]();
  const lane = async () => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) {
      const problem = await Promise.resolve(next.value)
        .then((check) => check())
        .catch(describeError);
      if (problem === undefined) result.passed++;
      else result.problems.push(problem);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return result;
}

function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
