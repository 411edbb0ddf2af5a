import assert from "node:assert/strict";
import { commands } from "vscode";
import type { Outcome } from "../../../src/core/question/runResult";
import type { Services } from "../../../src/services";
import { cacheThat, hostileCaches } from "../../support/hostile/caches";
import { watchHost } from "../../support/hostProbe";
import { activated, writeAndSave } from "./extension";

describe("hostile code in the editor", function () {
  this.timeout(60_000);
  // The editor itself takes memory and time now and then.
  this.retries(1);
  let services: Services;
  const open = () => services.desk.open!;
  before(async () => {
    services = await activated();
    await commands.executeCommand("mockInterview.openQuestion", "python-backend/lru-cache");
    // The first run of all finds Python and has the editor load its views of tests.
    await writeAndSave(open(), open().question.solution!.code.code);
    await writeAndSave(open(), cacheThat("return 1 / 0"));
  });
  after(() => services.desk.leave());

  for (const { does, body, outcome, says } of hostileCaches) {
    it(`that is ${does} ends as ${outcome} and does not hold up the extension host`, async () => {
      let { result, burden } = await watchHost(() => writeAndSave(open(), cacheThat(body)));
      // A busy machine holds the host up as well; what the run does to it, it does each time.
      for (let round = 1; round < 6 && burden.blockedMs >= 50; round++) {
        ({ result, burden } = await watchHost(() => writeAndSave(open(), cacheThat(`${body}  # ${round}`))));
      }
      assert.equal(result.outcome, outcome satisfies Outcome, JSON.stringify(result));
      assert.match([result.message, ...result.cases.map(({ message }) => message)].join("\n"), says);
      assert.ok(burden.blockedMs < 50, `The extension host was held up for ${burden.blockedMs} ms.`);
      assert.ok(burden.grownBytes < 16 << 20, `It grew by ${burden.grownBytes} bytes.`);
    });
  }
});
