import { commands, version } from "vscode";
import { snoozeAmount } from "../core/interview/conditions";

const snooze = "editor.action.inlineSuggest.snooze";
const cancelSnooze = "editor.action.inlineSuggest.cancelSnooze";
const hide = "editor.action.inlineSuggest.hide";
const closeChat = "workbench.action.closeAuxiliaryBar";

/** Pauses suggestions that come by themselves, such as those of an AI, for so many minutes; false where the editor cannot. */
export async function snoozeSuggestions(minutes: number): Promise<boolean> {
  if (!(await canSnooze())) return false;
  await commands.executeCommand(snooze, snoozeAmount(minutes, version));
  await hideSuggestion();
  return true;
}

/** Takes away a suggestion that is on the screen: it would stay, and be renewed while one types, whatever forbids others. */
export async function hideSuggestion(): Promise<void> {
  await commands.executeCommand(hide);
}

export async function endSnooze(): Promise<void> {
  if (await canSnooze()) await commands.executeCommand(cancelSnooze);
}

/** Closes the side bar that holds the chat; the person opens it again as ever. */
export async function closeChatBar(): Promise<void> {
  await commands.executeCommand(closeChat);
}

async function canSnooze(): Promise<boolean> {
  return (await commands.getCommands(true)).includes(snooze);
}
