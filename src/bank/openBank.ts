import { join } from "node:path";
import { UserError } from "../base/errors";
import type { Question } from "../core/question/question";
import { withStages } from "../core/question/question";
import { type BankIndex, readBankIndex } from "./bankIndex";
import { type Bodies, readBodies } from "./bodies";
import { linkTarget } from "./checkPack";
import { trackPageFile } from "./trackPage";

/** The shipped questions: metadata at once, bodies when they are opened. */
export interface Bank {
  /** Rejects with a `UserError` when the extension is damaged. */
  index(): Promise<BankIndex>;
  /** A question or stage with its body. Rejects with a `UserError` when there is none of that id. */
  question(id: string): Promise<Question>;
  /** Titles of all questions and stages by id. */
  titles(): Promise<Map<string, string>>;
  /** Path on disk of a study guide, `track/slug`. */
  guidePath(id: string): Promise<string | undefined>;
  /** Path on disk of the page about a track, by its slug; the build writes it. */
  trackPagePath(slug: string): Promise<string | undefined>;
  /** What a relative link in `file` goes to, if it is a question or a guide of the bank. */
  resolveLink(file: string, href: string): Promise<{ type: "question" | "guide"; id: string } | undefined>;
}

const kept = 40;

/** Opens the bank below the folder of the extension; nothing is read before it is asked for. */
export function openBank(extensionPath: string): Bank {
  const root = join(extensionPath, "dist", "bank");
  const opened = new Map<string, Promise<Question>>();
  const unpacked = new Map<string, Promise<Bodies>>();
  let reading: Promise<BankIndex> | undefined;
  const index = () => {
    reading ??= readBankIndex(join(root, "index.json"));
    // What failed once may work after a repair, so a failure is not remembered.
    reading.catch(() => {
      reading = undefined;
    });
    return reading;
  };
  const bodiesOf = (track: string) => {
    const bodies = unpacked.get(track) ?? readBodies(join(root, `${track}.bodies`));
    unpacked.set(track, bodies);
    bodies.catch(() => unpacked.delete(track));
    return bodies;
  };
  const whole = async (id: string): Promise<Question> => {
    const summary = (await index()).questions.find((one) => one.id === id);
    if (!summary) throw new UserError(`The question ${id} is not in the bank any more.`);
    const loading = opened.get(id) ?? load(bodiesOf(summary.track), summary.file);
    opened.delete(id);
    opened.set(id, loading);
    loading.catch(() => opened.delete(id));
    if (opened.size > kept) opened.delete(opened.keys().next().value!);
    return loading;
  };
  return {
    index,
    question: async (id) => {
      const question = await whole(id.split("#")[0]!);
      const found = id.includes("#") ? question.stages.find((stage) => stage.id === id) : question;
      if (!found) throw new UserError(`The question ${id} is not in the bank any more.`);
      return found;
    },
    titles: async () => new Map(withStages((await index()).questions).map(({ id, title }) => [id, title])),
    guidePath: async (id) => {
      const guide = (await index()).guides.find(({ track, slug }) => `${track}/${slug}` === id);
      return guide && join(root, guide.file);
    },
    trackPagePath: async (slug) => {
      const known = (await index()).tracks.some((track) => track.slug === slug);
      return known ? join(root, trackPageFile(slug)) : undefined;
    },
    resolveLink: async (file, href) => {
      const target = linkTarget(file, href);
      const { questions, guides } = await index();
      const question = questions.find((one) => one.file === target);
      if (question) return { type: "question", id: question.id };
      const guide = guides.find((one) => one.file === target);
      return guide && { type: "guide", id: `${guide.track}/${guide.slug}` };
    },
  };
}

/** The parser is a bundle of its own, which the build keeps apart: nothing is parsed before a question is opened. */
async function load(bodies: Promise<Bodies>, file: string): Promise<Question> {
  const { loadQuestion } = await import("./packParser");
  return loadQuestion((await bodies)[file] ?? "", file);
}
