// Program: runs the test files it is told in this Node process.
import { filesVariable, runMocha } from "./mochaRun";

const timeoutMs = Number(process.env.MOCK_INTERVIEW_TEST_TIMEOUT ?? 10_000);
const retries = Number(process.env.MOCK_INTERVIEW_TEST_RETRIES ?? 0);
const files: string[] = JSON.parse(process.env[filesVariable] ?? "[]");
runMocha(files, { timeoutMs, retries, print: (line) => console.log(line) }).then(
  // A handle that a test left open would keep this process alive for ever.
  (passed) => process.exit(passed ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
