import "./style/base.css";
import "./style/rich.css";
import "./style/question.css";
import "./style/tests.css";
import "./style/ownTests.css";
import "./style/growth.css";
import "./style/answer.css";
import "./style/phases.css";
import type { FromQuestionPanel, ToQuestionPanel } from "../protocol/questionMessages";
import { mountPage } from "./page/mountPage";
import { QuestionPage, subjectOf } from "./question/questionPage";
import { createHighlighter, HighlightContext } from "./rich/highlighter";

const highlight = createHighlighter();

mountPage<ToQuestionPanel, FromQuestionPanel>({
  render: (message) => (
    <HighlightContext.Provider value={highlight}>
      <QuestionPage message={message} />
    </HighlightContext.Provider>
  ),
  subject: (message) =>
    message.type === "view"
      ? { subject: subjectOf(message.view), session: message.session }
      : { subject: "", session: message.session },
  isCollapsed: (message) => message.type === "empty" || message.view.paused,
});
