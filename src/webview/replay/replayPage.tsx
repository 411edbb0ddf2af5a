import type { FromReplay, ReplayView, ToReplay } from "../../protocol/replayMessages";
import { usePage } from "../page/pageContext";
import { useLatest } from "../page/useLatest";
import { dateWords } from "../scorecard/dateWords";
import { Compare } from "./compare";
import { EventTable } from "./eventTable";
import { Moments } from "./moments";
import { Legend, Timeline } from "./timeline";

/** The replay of a session, one question at a time; the code itself is in the editor beside. */
export function ReplayPage({ message }: { message: ToReplay }) {
  if (message.type === "empty") {
    return (
      <main class="page">
        <div class="calm">
          <h1 class="calm-title">No recording</h1>
          <p>{message.text}</p>
        </div>
      </main>
    );
  }
  const { replay } = message;
  return <Replay key={replay.session} replay={replay} />;
}

function Replay({ replay }: { replay: ReplayView }) {
  const { post } = usePage<FromReplay>();
  const { question, questions } = replay;
  return (
    <main class="page replay">
      <header class="replay-head">
        <p class="kicker">Replay</p>
        <h1 class="replay-title" dir="auto">
          {replay.title}
        </h1>
        <p class="quiet">{dateWords(replay.date, "long")}</p>
        <div class="replay-choices">
          {questions.length > 1 && (
            <Choice
              label="Question"
              value={question.id}
              options={questions.map(({ id, label }) => [id, label])}
              onChoose={(id) => post({ type: "question", id })}
            />
          )}
          {question.files.length > 1 && (
            <Choice
              key={question.id}
              label="File"
              value={replay.file}
              options={question.files.map((name) => [name, name])}
              onChoose={(name) => post({ type: "file", name })}
            />
          )}
        </div>
      </header>
      {/* Of the moment of one question nothing stays with the next; the choice above keeps the focus. */}
      <Played key={question.id} replay={replay} />
      <Footer where={replay.where} lost={question.lost} />
    </main>
  );
}

/** One question along its time. */
function Played({ replay }: { replay: ReplayView }) {
  const { post } = usePage<FromReplay>();
  const [ms, choose] = useLatest(replay.ms);
  const { question } = replay;
  const seek = (wanted: number) => {
    const moment = Math.round(Math.max(0, Math.min(wanted, question.lengthMs)));
    choose(moment);
    post({ type: "seek", ms: moment });
  };
  return (
    <>
      <section aria-label="Time line">
        <Timeline replay={replay} ms={ms} />
        <Moments question={question} file={replay.file} ms={ms} onSeek={seek} />
        <Legend marks={question.marks} />
      </section>
      <Compare replay={replay} ms={ms} onSeek={seek} />
      <EventTable question={question} onSeek={seek} />
    </>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
  onChoose(value: string): void;
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  const [chosen, choose] = useLatest(value);
  const change = (wanted: string) => {
    choose(wanted);
    onChoose(wanted);
  };
  return (
    <label class="choice">
      <span>{label}</span>
      <select class="select" value={chosen} onChange={(event) => change(event.currentTarget.value)}>
        {options.map(([one, words]) => (
          <option key={one} value={one} selected={one === chosen}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

function Footer({ where, lost }: { where: string; lost: number }) {
  const { post } = usePage<FromReplay>();
  return (
    <footer class="replay-foot">
      {lost > 0 && (
        <p>
          {lost === 1 ? "1 record is" : `${lost} records are`} damaged, so some of what was typed is missing here. Your
          answer files are not affected.
        </p>
      )}
      <p class="quiet">
        The recording is a plain text file on this machine, in <span class="path">{where}</span>
      </p>
      <button type="button" class="button" onClick={() => post({ type: "delete" })}>
        Delete recording...
      </button>
    </footer>
  );
}
