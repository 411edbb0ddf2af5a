// Program: sends each second of its time to its parent, as the clocks of this computer judge it.
import { measureSteps, systemClocks } from "../../src/session/timekeeper";

const measure = measureSteps(systemClocks());
setInterval(() => process.send?.(measure()), 1000);
