import { strict as assert } from "node:assert";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { harness, testPython } from "../../support/runner";

// Windows has no interval timers; the thread that serves there is tried here.
const program = `
import sys, types, time, signal
package = types.ModuleType("_mock_interview")
package.__path__ = [sys.argv[1]]
sys.modules["_mock_interview"] = package
import _mock_interview.confine as confine
confine.setitimer = None
alarm = confine.Alarm(0.1)
def limited(call):
    try:
        try:
            alarm.start()
            call()
        finally:
            alarm.stop()
        return "in time"
    except confine.TimeUp:
        return "late"
def loop():
    while True: pass
def interrupted():
    try:
        signal.raise_signal(signal.SIGINT)
    except KeyboardInterrupt:
        return "interrupted"
print([limited(loop), limited(lambda: None), limited(loop), interrupted()])
`;

describe("the soft limit without interval timers", () => {
  it("ends loops and nothing else", async () => {
    const { executable } = await testPython();
    const { stdout } = await promisify(execFile)(executable, ["-I", "-c", program, harness]);
    assert.equal(stdout.trim(), "['late', 'in time', 'late', 'interrupted']");
  });
});
