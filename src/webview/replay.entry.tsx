import "./style/base.css";
import "./style/replay.css";
import type { FromReplay, ToReplay } from "../protocol/replayMessages";
import { mountPage } from "./page/mountPage";
import { ReplayPage } from "./replay/replayPage";

mountPage<ToReplay, FromReplay>({
  render: (message) => <ReplayPage message={message} />,
  subject: (message) =>
    message.type === "replay"
      ? { subject: `${message.replay.session} ${message.replay.question.id}`, session: message.replay.session }
      : { subject: "" },
  isCollapsed: (message) => message.type === "empty",
});
