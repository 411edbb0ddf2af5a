import assert from "node:assert/strict";
import { pane, startInterview } from "../../../support/candidate";
import { notification, openContainer, openWindow, takePicture, useRoom, webview } from "../../../support/person";
import { newestSession } from "../../../support/practiceFolder";

describe("an interview in two windows", () => {
  const room = useRoom();

  it("is read along in the second, which takes over; the first learns it", async () => {
    const first = await openWindow(room());
    const panel = await startInterview(first);
    const before = await newestSession(room().server);
    const second = await openWindow(room());
    await openContainer(second, "Mock Interview");
    await pane(second, "Session").getByRole("button", { name: "Resume Interview" }).click();
    await notification(second, "running in another window").waitFor();
    const along = await webview(second, "h1.kicker");
    await along.getByText("This interview runs in another window").waitFor();
    assert.equal(await along.getByRole("button", { name: /^Done/u }).count(), 0);
    await takePicture(second, "read along");
    await along.getByRole("button", { name: "Take Over" }).click();
    await along.getByRole("button", { name: /^Done/u }).waitFor();
    await panel.getByText("This interview runs in another window").waitFor();
    await takePicture(first, "taken over");
    const { owner, status } = await newestSession(room().server);
    assert.deepEqual([status, owner?.writer === before.owner?.writer], ["running", false]);
  }).timeout(180_000);
});
