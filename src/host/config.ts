import { homedir } from "node:os";
import { resolve } from "node:path";
import { workspace } from "vscode";
import type { Event } from "../base/emitter";
import type { Announcement } from "../core/interview/announcements";
import { type ExtraTime, readExtraTime } from "../core/interview/extraTime";
import { settings } from "./manifest";

const announcementSettings: Record<Announcement, string> = {
  half: settings.announceHalf,
  "five-minutes": settings.announceFiveMinutes,
  "one-minute": settings.announceOneMinute,
};

/** The settings as they are right now; never cached, so that a change counts at once. */
export interface Config {
  /** Path of the Python to use, or empty. */
  pythonPath(): string;
  /** Folder for answers, or empty for the editor's own storage. */
  practiceFolder(): string;
  runOnAutoSave(): boolean;
  runAhead(): boolean;
  /** Whether what is typed is kept to be played back. */
  recordEdits(): boolean;
  /** Whether the person wants to hear how much time is left at this moment. */
  announces(moment: Announcement): boolean;
  /** Whether the time is shown and said while a session runs. */
  showsClock(): boolean;
  /** How many times its minutes each section of a new session has. */
  extraTime(): ExtraTime;
  readonly onDidChange: Event<void>;
  setPythonPath(path: string): Promise<void>;
}

export function createConfig(): Config {
  const read = () => workspace.getConfiguration(settings.section);
  return {
    pythonPath: () => typedPath(read().get<string>(settings.pythonPath, "")),
    practiceFolder: () => absolute(read().get<string>(settings.practiceFolder, "").trim()),
    runOnAutoSave: () => read().get<boolean>(settings.runOnAutoSave, false),
    runAhead: () => read().get<boolean>(settings.runAhead, true),
    showsClock: () => read().get<boolean>(settings.showClock, true),
    extraTime: () => readExtraTime(read().get(settings.extraTime)),
    recordEdits: () => read().get<boolean>(settings.recordEdits, true),
    announces: (moment) => read().get<boolean>(announcementSettings[moment], true),
    onDidChange: (listener) =>
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(settings.section)) listener();
      }),
    setPythonPath: async (path) => read().update(settings.pythonPath, path || undefined, true),
  };
}

/** A path as people type it: `~` as in a shell, in quotes as Windows copies it. */
export function typedPath(text: string): string {
  return fromHome(text.trim().replace(/^"(.*)"$/u, "$1"));
}

function fromHome(path: string): string {
  return path.replace(/^~(?=$|[\\/])/u, homedir());
}

/** The editor's own working folder means nothing to the person, so a relative path starts at home. */
function absolute(path: string): string {
  return path && resolve(homedir(), fromHome(path));
}
