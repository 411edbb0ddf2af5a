import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Whether the machine has been told to use little power, or has little left. */
export interface Power {
  isSaved(): Promise<boolean>;
}

/** How long an answer is good for (ms). */
const freshMs = 60_000;
/** Linux has no battery saver of its own; its desktops turn theirs on at this charge (percent). */
const lowCharge = 20;

export function createPower(): Power {
  let asked = Number.NEGATIVE_INFINITY;
  let answer: Promise<boolean> = Promise.resolve(false);
  return {
    isSaved() {
      if (performance.now() - asked > freshMs) {
        asked = performance.now();
        // Where it cannot be told, nobody asked us to save power.
        answer = savesPower().catch(() => false);
      }
      return answer;
    },
  };
}

function savesPower(): Promise<boolean> {
  if (process.platform === "darwin") return says("/usr/bin/pmset", ["-g"], /\blowpowermode\s+1\b/);
  if (process.platform === "win32")
    return says(windowsShell(), ["-NoProfile", "-NonInteractive", "-Command", ask], /1/);
  return savesPowerOnLinux("/sys");
}

/** Byte 3 of SYSTEM_POWER_STATUS is 1 while the battery saver is on. */
const ask = `Add-Type -Namespace W -Name P -MemberDefinition '[DllImport("kernel32.dll")] public static extern bool GetSystemPowerStatus(byte[] s);'; $s = New-Object byte[] 12; [void][W.P]::GetSystemPowerStatus($s); $s[3]`;

function windowsShell(): string {
  const root = process.env["SystemRoot"] ?? "C:\\Windows";
  return join(root, "System32", "WindowsPowerShell", "v1.0", "powershell.exe");
}

function says(program: string, args: string[], pattern: RegExp): Promise<boolean> {
  return new Promise((resolve) => {
    const options = { timeout: 5_000, windowsHide: true };
    execFile(program, args, options, (error, stdout) => resolve(!error && pattern.test(stdout)));
  });
}

/** Reads the power profile and the batteries below `root`, which is /sys. */
export async function savesPowerOnLinux(root: string): Promise<boolean> {
  const read = (...path: string[]) =>
    readFile(join(root, ...path), "utf8").then(
      (text) => text.trim(),
      () => "",
    );
  if ((await read("firmware", "acpi", "platform_profile")) === "low-power") return true;
  const supplies = join("class", "power_supply");
  const names = await readdir(join(root, supplies)).catch(() => []);
  const empty = async (name: string) =>
    (await read(supplies, name, "status")) === "Discharging" &&
    Number(await read(supplies, name, "capacity")) < lowCharge;
  const low = await Promise.all(names.map(empty));
  return low.includes(true);
}
