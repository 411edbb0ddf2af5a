import type { PanelButton, QuestionView, TestsView, ToQuestionPanel } from "../../protocol/questionMessages";
import { Announcer } from "../page/announcer";
import { Blocks } from "../rich/blocks";
import { ActionButton, leadsAway } from "./actionButton";
import { AnswerParts } from "./answerParts";
import { Asking } from "./asking";
import { Clarifying } from "./clarifying";
import { Details } from "./details";
import { FollowUp } from "./followUp";
import { Grades } from "./grades";
import { Growth } from "./growth";
import { Hints } from "./hints";
import { Options } from "./options";
import { Phases } from "./phases";
import { Pick } from "./pick";
import { PressTwice } from "./pressTwice";
import { Reveal } from "./reveal";
import { Tests } from "./tests";
import { stillToSay, Unsaid } from "./unsaid";
import { useAnnouncement } from "./useAnnouncement";
import { useCount } from "./useCount";
import { useScrollWhenNew } from "./useScrollWhenNew";
import { VerdictGlyph } from "./verdictGlyph";

/** The question panel: whatever the host says is to be shown now. */
export function QuestionPage({ message }: { message: ToQuestionPanel }) {
  const view = message.type === "view" ? message.view : undefined;
  const announcement = useAnnouncement(view);
  return (
    <main class="page">
      <Announcer text={announcement} />
      {message.type === "empty" ? (
        <Empty text={message.text} button={message.button} />
      ) : view?.paused ? (
        <Paused view={view} />
      ) : (
        <Shown key={subjectOf(view!)} view={view!} />
      )}
    </main>
  );
}

function Empty({ text, button }: { text: string; button?: PanelButton }) {
  return (
    <div class="calm">
      <h1 class="calm-title">No question yet</h1>
      <p>{text}</p>
      {button && <ActionButton button={{ ...button, primary: true }} />}
    </div>
  );
}

function Paused({ view }: { view: QuestionView }) {
  return (
    <div class="calm">
      <p class="kicker">{view.heading}</p>
      <h1 class="calm-title">Paused</h1>
      <p>The clock stands still and the question is hidden until you come back. Your own files stay open.</p>
      <ActionButton button={{ action: "resume", label: "Resume", primary: true }} />
    </div>
  );
}

/** What a view is about: nothing of one question is carried into the next. */
export function subjectOf({ heading, prompt }: QuestionView): string {
  return JSON.stringify([heading, prompt]);
}

function Shown({ view }: { view: QuestionView }) {
  const { followUp } = view;
  const asked = useCount(followUp?.spoken);
  useScrollWhenNew(() => document.querySelector("[data-landing]"), (view.reveal ? 1 : 0) + asked, "start");
  return (
    <div class="question">
      <Header view={view} />
      {followUp && view.title === undefined && <FollowUp key={followUp.spoken} followUp={followUp} />}
      <div class="prompt">
        <Blocks blocks={view.prompt} level={2} />
      </div>
      {view.suits && <p class="quiet">{view.suits}</p>}
      {view.carried && <p class="quiet">{view.carried}</p>}
      {view.notice && (
        <p class="notice">
          <span>{view.notice.text}</span>
          {view.notice.button && <ActionButton button={view.notice.button} />}
        </p>
      )}
      {view.phases && <Phases phases={view.phases} />}
      {view.pick && <Pick choices={view.pick} />}
      {view.details.length > 0 && <Details blocks={view.details} title={view.tests ? "Requirements" : "Details"} />}
      {view.options && <Options options={view.options} checkable={view.title !== undefined} />}
      {view.asking && <Asking asking={view.asking} />}
      {view.parts && (
        <AnswerParts
          title={view.asking ? "Your notes" : "Your answer"}
          parts={view.parts}
          words={view.words}
          story={view.story}
          buttons={view.answerButtons}
        />
      )}
      {view.tests && <Tests tests={view.tests} />}
      {view.unsaid && <Unsaid titles={view.unsaid} />}
      {view.growth && <Growth growth={view.growth} />}
      {view.clarifying.length > 0 && <Clarifying questions={view.clarifying} />}
      {view.hints.total > 0 && <Hints hints={view.hints} />}
      {followUp && view.title !== undefined && <FollowUp key={followUp.spoken} followUp={followUp} />}
      {view.gaveUp && <p class="quiet">{view.gaveUp}</p>}
      {view.reveal && <Reveal reveal={view.reveal} title={view.options ? "More on this" : "The answer"} />}
      {view.grades && <Grades grades={view.grades} />}
    </div>
  );
}

function Header({ view }: { view: QuestionView }) {
  // Without a title, which an interview hides, the line above it is the heading of the page.
  const Kicker = view.title === undefined ? "h1" : "p";
  return (
    <>
      <header class="top">
        <div>
          <Kicker class="kicker">{view.heading}</Kicker>
          {view.tests && view.tests.state !== "idle" && <TestsInShort tests={view.tests} />}
        </div>
        <div class="actions">
          {inOrder(view.buttons).map((button) => {
            const asked = askedFirst(button, view);
            return asked ? (
              <PressTwice key={button.action} button={button} {...asked} />
            ) : (
              <ActionButton key={button.action} button={button} />
            );
          })}
        </div>
      </header>
      {view.title !== undefined && (
        <h1 class="title" dir="auto">
          {view.title}
        </h1>
      )}
    </>
  );
}

/** What is asked before a button shows the answer, if anything. */
function askedFirst({ action }: PanelButton, { unsaid }: QuestionView): { yes: string; means: string } | undefined {
  if (action === "reveal") {
    const means = "Give up and show the answer? It counts as given up and cannot be taken back. Esc goes back.";
    return { yes: "Yes, give up", means };
  }
  if (action !== "done" || !unsaid) return undefined;
  return {
    yes: "Yes, done",
    means: `Done without saying ${stillToSay(unsaid)}? The answer is shown then. Esc goes back.`,
  };
}

/** The count stays in sight while one reads; a click goes to the tests. */
function TestsInShort({ tests }: { tests: TestsView }) {
  const passed = tests.outcome === "passed";
  const scroll = () => document.getElementById("tests")?.scrollIntoView({ block: "start" });
  return (
    <button type="button" class="in-short" onClick={scroll}>
      {tests.state === "done" && <VerdictGlyph verdict={passed ? "passed" : "failed"} />}
      {tests.summary}
    </button>
  );
}

/** What one does here, then what leads away, last the one thing to do next. */
function inOrder(buttons: readonly PanelButton[]): PanelButton[] {
  const place = (button: PanelButton) => (button.primary ? 2 : leadsAway(button.action) ? 1 : 0);
  return [...buttons].sort((one, other) => place(one) - place(other));
}
