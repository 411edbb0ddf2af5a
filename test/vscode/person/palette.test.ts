import { notification, openWindow, runCommand, takePicture, useRoom } from "../../support/person";

describe("the command palette", () => {
  const room = useRoom();

  it("starts an interview without a folder", async () => {
    const page = await openWindow(room());
    await runCommand(page, "Start Mock Interview");
    await notification(page, "The interview will start here.").waitFor();
    await takePicture(page, `palette ${room().server.host.name}`);
  });
});
