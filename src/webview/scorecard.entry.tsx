import "./style/base.css";
import "./style/scorecard.css";
import "./style/result.css";
import "./style/facts.css";
import "./style/print.css";
import type { FromScorecard, ToScorecard } from "../protocol/scorecardMessages";
import { mountPage } from "./page/mountPage";
import { ScorecardPage } from "./scorecard/scorecardPage";

mountPage<ToScorecard, FromScorecard>({
  render: (message) => <ScorecardPage message={message} />,
  subject: (message) =>
    message.type === "scorecard"
      ? { subject: `${message.scorecard.session} ${message.step}`, session: message.scorecard.session }
      : { subject: "" },
  isCollapsed: (message) => message.type === "empty",
});
