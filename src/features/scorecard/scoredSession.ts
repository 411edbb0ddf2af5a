import { join } from "node:path";
import { UserError } from "../../base/errors";
import type { Disposable } from "../../base/lifecycle";
import { applyEvent } from "../../core/interview/foldSession";
import { localDate } from "../../core/interview/realDate";
import type { Session, SessionEvent } from "../../core/interview/session";
import { withStages } from "../../core/question/question";
import { reportMarkdown } from "../../core/scoring/report";
import { buildScorecard, type Scorecard } from "../../core/scoring/scorecard";
import type { Services } from "../../services";
import { cannotSave } from "../../session/cannotSave";
import type { NewEvent } from "../../session/liveSession";
import { writeAtomically } from "../../storage/atomicFile";
import type { Journal } from "../../storage/journal";
import { openSessionJournal } from "../../storage/sessionFiles";

/** An ended interview being rated, through a journal of its own: whatever goes on at the desk meanwhile does not touch it. */
export class ScoredSession implements Disposable {
  isSaved = false;
  private journal: Promise<Journal> | undefined;
  /** Ratings the disk refused; they go with the next one. */
  private unsaved: SessionEvent[] = [];

  constructor(
    private readonly services: Services,
    private session: Session,
    /** The practice folder the interview lies in; the setting may name another one by now. */
    private readonly root = services.practiceFolder(),
  ) {}

  get id(): string {
    return this.session.id;
  }

  /** Counts at once; resolves when it is on the disk, rejects with a `UserError` when the disk refuses. */
  async record(event: NewEvent): Promise<void> {
    const dated = { ...event, at: Date.now() } as SessionEvent;
    this.isSaved = false;
    this.session = applyEvent(this.session, dated) ?? this.session;
    const { root } = this;
    const due = [...this.unsaved, dated];
    this.unsaved = [];
    try {
      this.journal ??= openSessionJournal(root, this.id);
      await (await this.journal).append(due);
    } catch (error) {
      this.unsaved = [...due, ...this.unsaved];
      this.journal = undefined;
      throw cannotSave(error as Error, root, "Your rating is still shown here; save again when it works.");
    }
  }

  rate(criterion: string, rating: { score?: number; note?: string }): Promise<void> {
    return this.record({ type: "rated", criterion, ...rating });
  }

  async card(): Promise<Scorecard> {
    const { bank, progress } = this.services;
    const [index] = await Promise.all([bank.index(), progress.load()]);
    const { plan } = this.session;
    const rubric =
      index.rubrics.find(({ id }) => id === plan.rubric) ?? index.rubrics.find(({ track }) => track === plan.track);
    if (!rubric) throw new UserError("The bank holds no rubric to rate this interview by.");
    const ids = Object.keys(this.session.questions);
    const bodies = await Promise.all(ids.map((id) => bank.question(id).catch(() => undefined)));
    // Taken only now: of two cards under way at once, the one shown last must hold the newest rating.
    const { session } = this;
    // What is done while looking back at the questions is the desk's to know.
    const live = this.services.desk.live?.state;
    return buildScorecard({
      session: live?.id === session.id ? { ...session, questions: live.questions } : session,
      rubric,
      questions: new Map(bodies.flatMap((body) => (body ? [[body.id, body] as const] : []))),
      bank: withStages(index.questions),
      guides: index.guides,
      passed: new Set([...progress.progress].filter(([, { passed }]) => passed).map(([id]) => id)),
      today: localDate(new Date(session.endedAt ?? session.startedAt)),
    });
  }

  /** Writes the report as Markdown and JSON beside the answers; gives the path of the Markdown. Rejects with a `UserError` when the disk refuses. */
  async save(): Promise<string> {
    const folder = join(this.root, "interviews", this.id);
    const card = await this.card();
    const path = join(folder, "scorecard.md");
    try {
      await this.writeUnsaved();
      await writeAtomically(path, reportMarkdown(card));
      await writeAtomically(join(folder, "scorecard.json"), `${JSON.stringify(card, undefined, 2)}\n`);
    } catch (error) {
      throw cannotSave(error as Error, this.root, "Your ratings are still shown here; save again when it works.");
    }
    this.isSaved = true;
    return path;
  }

  dispose(): void {
    // What the disk refused gets a last chance.
    void this.writeUnsaved()
      .then(async () => (await this.journal)?.close())
      .catch(() => undefined);
  }

  private async writeUnsaved(): Promise<void> {
    if (this.unsaved.length === 0) return;
    this.journal ??= openSessionJournal(this.root, this.id);
    await (await this.journal).append(this.unsaved);
    this.unsaved = [];
  }
}
