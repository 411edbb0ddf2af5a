import assert from "node:assert/strict";
import { listSessions } from "../../../../src/storage/sessionFiles";
import { dialog, openWizard, wizardStep, wizardSteps } from "../../../support/candidate";
import { chooseInPick, openContainer, openWindow, quickInput, takePicture, useRoom } from "../../../support/person";
import { practiceFolder } from "../../../support/practiceFolder";

describe("9 the conditions of an interview", () => {
  const room = useRoom();

  it("say which settings strict ones change, and start nothing without a yes", async () => {
    const page = await openWindow(room());
    await openContainer(page, "Mock Interview");
    await openWizard(page);
    for (const step of wizardSteps.slice(0, -1)) await (await wizardStep(page, step)).press("Enter");
    await wizardStep(page, wizardSteps.at(-1)!);
    await chooseInPick(page, "Start strict");
    const question = dialog(page);
    await question.getByText("Switch these off while the interview runs?").waitFor();
    await takePicture(page, "conditions strict");
    await question.getByRole("button", { name: "Cancel" }).click();
    await quickInput(page).waitFor({ state: "hidden" });
    assert.deepEqual(await listSessions(practiceFolder(room().server)), []);
  });
});
