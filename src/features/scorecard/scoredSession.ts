import { join } from "node:path";
import { UserError } from "../../base/errors";
import type { Disposable } from "../../base/lifecycle";
import { applyEvent } from "../../core/interview/foldSession";
import type { Session, SessionEvent } from "../../core/interview/session";
import { withStages } from "../../core/question/question";
import { reportMarkdown } from "../../core/scoring/report";
import { buildScorecard, type Scorecard } from "../../core/scoring/scorecard";
import type { Services } from "../../services";
import type { LiveSession, NewEvent } from "../../session/liveSession";
import { writeAtomically } from "../../storage/atomicFile";
import type { Journal } from "../../storage/journal";
import { openSessionJournal } from "../../storage/sessionFiles";

/** An ended interview being rated: the live one, or one of an earlier day through a journal of its own. */
export class ScoredSession implements Disposable {
  isSaved = false;

  private constructor(
    private readonly services: Services,
    private readonly state: () => Session,
    private readonly write: (event: NewEvent) => Promise<void>,
    readonly dispose: () => void,
  ) {}

  static ofLive(services: Services, live: LiveSession): ScoredSession {
    return new ScoredSession(
      services,
      () => live.state,
      (event) => live.record(event),
      () => undefined,
    );
  }

  static async ofStored(services: Services, session: Session): Promise<ScoredSession> {
    let state = session;
    let journal: Promise<Journal> | undefined;
    const write = async (event: NewEvent) => {
      const dated = { ...event, at: Date.now() } as SessionEvent;
      state = applyEvent(state, dated) ?? state;
      journal ??= openSessionJournal(services.practiceFolder(), session.id);
      await (await journal).append([dated]);
    };
    const dispose = () => void journal?.then((opened) => opened.close());
    return new ScoredSession(services, () => state, write, dispose);
  }

  get id(): string {
    return this.state().id;
  }

  async record(event: NewEvent): Promise<void> {
    this.isSaved = false;
    await this.write(event);
  }

  rate(criterion: string, rating: { score?: number; note?: string }): Promise<void> {
    return this.record({ type: "rated", criterion, ...rating });
  }

  async card(): Promise<Scorecard> {
    const { bank, progress } = this.services;
    const session = this.state();
    const [index] = await Promise.all([bank.index(), progress.load()]);
    const rubric = index.rubrics.find(({ id }) => id === session.plan.rubric) ?? index.rubrics[0];
    if (!rubric) throw new UserError("The bank holds no rubric to rate this interview by.");
    const ids = Object.keys(session.questions);
    const bodies = await Promise.all(ids.map((id) => bank.question(id).catch(() => undefined)));
    return buildScorecard({
      session,
      rubric,
      questions: new Map(bodies.flatMap((body) => (body ? [[body.id, body] as const] : []))),
      bank: withStages(index.questions),
      guides: index.guides,
      passed: new Set([...progress.progress].filter(([, { passed }]) => passed).map(([id]) => id)),
      today: localDate(new Date(session.endedAt ?? session.startedAt)),
    });
  }

  /** Writes the report as Markdown and JSON beside the answers; gives the path of the Markdown. */
  async save(): Promise<string> {
    const folder = join(this.services.practiceFolder(), "interviews", this.id);
    const card = await this.card();
    const path = join(folder, "scorecard.md");
    await writeAtomically(path, reportMarkdown(card));
    await writeAtomically(join(folder, "scorecard.json"), `${JSON.stringify(card, undefined, 2)}\n`);
    this.isSaved = true;
    return path;
  }
}

function localDate(date: Date): string {
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}
