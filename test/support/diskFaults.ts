import { type FileHandle, open } from "node:fs/promises";

/** `fail`: an I/O error. `short`: writes one byte and says so. `half`: writes half, then fails. */
type Fault = "fail" | "short" | "half";

export type DiskFaults = Partial<Record<"write" | "datasync" | "sync" | "truncate", Fault>>;

type Method = (this: FileHandle, ...args: unknown[]) => Promise<unknown>;

/** Runs `work` on a disk with these faults: real files, whose handles fail or write less than asked. Gives its error, if any. */
export async function onFaultyDisk(faults: DiskFaults, work: () => Promise<unknown>): Promise<Error | undefined> {
  const methods = await handleMethods();
  const whole = { ...Object.fromEntries(Object.keys(faults).map((name) => [name, methods[name]!])) };
  for (const [name, fault] of Object.entries(faults)) methods[name] = faulty(whole[name]!, fault);
  try {
    await work();
    return undefined;
  } catch (error) {
    return error as Error;
  } finally {
    Object.assign(methods, whole);
  }
}

function faulty(method: Method, fault: Fault): Method {
  let halved = false;
  return async function (this: FileHandle, ...args) {
    const [bytes, offset, length] = args as [Uint8Array, number, number];
    if (fault === "short") return method.call(this, bytes, offset, 1);
    if (fault === "half" && !halved) {
      halved = true;
      return method.call(this, bytes, offset, Math.ceil(length / 2));
    }
    throw Object.assign(new Error("EIO: i/o error"), { code: "EIO" });
  };
}

async function handleMethods(): Promise<Record<string, Method>> {
  const probe = await open(process.execPath, "r");
  await probe.close();
  return Object.getPrototypeOf(probe) as Record<string, Method>;
}
