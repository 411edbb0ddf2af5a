import type { ExtensionContext } from "vscode";
import { registerAuthoring } from "./features/authoring";
import { registerClock } from "./features/clock";
import { registerConditions } from "./features/conditions";
import { registerDiagrams } from "./features/diagrams";
import { registerGrowth } from "./features/growth";
import { registerInterview } from "./features/interview";
import { registerPanel } from "./features/panel";
import { registerPhases } from "./features/phases";
import { registerPractice } from "./features/practice";
import { registerProgress } from "./features/progress";
import { registerPython } from "./features/python";
import { registerQuestions } from "./features/questions";
import { registerReplay } from "./features/replay";
import { registerScorecard } from "./features/scorecard";
import { registerTests } from "./features/tests";
import { createServices, type Services } from "./services";

const features = [
  registerQuestions,
  registerPractice,
  registerPanel,
  registerTests,
  registerGrowth,
  registerDiagrams,
  registerPhases,
  registerClock,
  registerInterview,
  registerConditions,
  registerReplay,
  registerScorecard,
  registerProgress,
  registerPython,
  registerAuthoring,
];

let services: Services | undefined;

/** Builds the services, lets each feature register itself, owns both. Tests get the services back. */
export function activate(context: ExtensionContext): Services {
  const built = createServices(context);
  services = built;
  context.subscriptions.push(built, ...features.map((register) => register(built)));
  return built;
}

/** The one thing that cannot wait for disposal: what is not yet on the disk. */
export async function deactivate(): Promise<void> {
  await Promise.all(services?.lastWrites.map((write) => write()) ?? []);
}
