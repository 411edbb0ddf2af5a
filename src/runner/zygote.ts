import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { buildEnvironment } from "./environment";
import { createFrameReader, encodeFrame } from "./frames";
import type { Interpreter } from "./interpreter";
import { excesses, type WorkerEnd } from "./launcher";
import { bootMs, obeyMs, pipesMs } from "./limits";
import { createPrivateFolder, removePrivateFolder } from "./privateFolder";
import { killTree } from "./processTree";
import { type WaitingWorker, workerCommand } from "./workerProcess";
import { startTalk } from "./workerTalk";

/** A resident Python that forks workers, see zygote.py. */
export interface Zygote {
  /** A new worker; rejects when the zygote is gone or does not answer. `preload` names modules the zygote may load first. */
  fork(preload: readonly string[]): Promise<WaitingWorker>;
  /** Ends it and all its workers; resolves when no process and no file is left. */
  end(): Promise<void>;
  /** Resolves when it is gone, for whatever reason. */
  ended: Promise<void>;
}

interface Ward {
  token: string;
  connected(socket: Socket): void;
  /** `cleared`: its folder is gone as well. */
  gone(end: WorkerEnd, cleared: boolean): void;
}

const tokenLength = 32;
/** Longest path of a socket on Linux, in bytes. */
const socketPathBytes = 107;

/** Starts a zygote in a private folder of its own; each worker gets a folder in it. */
export async function startZygote(python: Interpreter, harness: string): Promise<Zygote> {
  const root = await createPrivateFolder();
  const socketPath = join(root, "s");
  const wards = new Map<number, Ward>();
  try {
    if (Buffer.byteLength(socketPath) > socketPathBytes)
      throw new Error(`the temp folder has too long a path: ${root}`);
    const server = await listen(socketPath, (token, socket) => {
      const ward = [...wards.values()].find((one) => one.token === token);
      if (ward) ward.connected(socket);
      else socket.destroy();
    });
    const [program, args] = workerCommand(python, harness);
    const child = spawn(program, [...args, "zygote"], {
      cwd: root,
      env: buildEnvironment(process.env, root),
      detached: true,
      stdio: ["pipe", "pipe", "pipe"],
    });
    return superintend(child, server, root, socketPath, python, wards);
  } catch (error) {
    await removePrivateFolder(root);
    throw error;
  }
}

function superintend(
  child: ChildProcess,
  server: Server,
  root: string,
  socketPath: string,
  python: Interpreter,
  wards: Map<number, Ward>,
): Zygote {
  let said = "";
  let count = 0;
  let gone = false;
  child.stderr?.on("data", (chunk: Buffer) => {
    if (said.length < 2_000) said += chunk.toString("utf8");
  });
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream?.on("error", () => undefined);
  const order = (...orders: object[]) => void child.stdin?.write(Buffer.concat(orders.map(encodeFrame)));
  hearAnswers(child, wards);
  const ended = new Promise<void>((resolve) => {
    child.once("error", () => {
      said = `Python could not be started: ${python.executable}`;
      if (child.pid === undefined) resolve();
    });
    child.once("exit", () => resolve());
  }).then(async () => {
    gone = true;
    server.close();
    if (child.pid !== undefined) await killTree(child.pid, root);
    await removePrivateFolder(root);
    for (const ward of wards.values()) ward.gone({ code: null, signal: "SIGKILL", raw: "" }, false);
    wards.clear();
  });
  const kill = () => child.pid !== undefined && void killTree(child.pid, root);

  const fork = (preload: readonly string[]): Promise<WaitingWorker> => {
    if (gone) return Promise.reject(new Error("it has ended"));
    const id = ++count;
    const token = randomBytes(tokenLength / 2).toString("hex");
    const folder = join(root, String(id));
    return new Promise((resolve, reject) => {
      let socket: Socket | undefined;
      let stuck: NodeJS.Timeout | undefined;
      const expectGone = (ms: number) => {
        clearTimeout(stuck);
        stuck = setTimeout(kill, ms);
      };
      const overdue = setTimeout(() => {
        reject(new Error(`it did not answer. ${said}`.trim()));
        kill();
      }, bootMs);
      const over = new Promise<WorkerEnd>((done) => {
        const connected = (line: Socket) => {
          clearTimeout(overdue);
          socket = line;
          // The channel ends with the worker; a zygote that does not tell of it has been stopped by the candidate.
          line.once("close", () => wards.has(id) && expectGone(pipesMs));
          resolve({ ...startTalk(line, line, python.sitePaths), started: Promise.resolve(), kill: stop, ended: over });
        };
        wards.set(id, {
          token,
          connected,
          gone(end, cleared) {
            clearTimeout(overdue);
            clearTimeout(stuck);
            reject(new Error(`a worker ended before its run. ${end.raw || said}`.trim()));
            const finish = () => (cleared ? done(end) : void removePrivateFolder(folder).then(() => done(end)));
            // Frames may still be on their way: the socket ends behind the last of them.
            if (!socket || socket.destroyed || socket.readableEnded) return finish();
            socket.once("close", finish);
            setTimeout(() => socket?.destroy(), pipesMs).unref();
          },
        });
      });
      const stop = () => {
        order({ type: "kill", id });
        // A zygote that a candidate has stopped does not obey.
        if (wards.has(id)) expectGone(obeyMs);
      };
      order({ type: "load", modules: preload }, { type: "fork", id, token, folder, socket: socketPath });
    });
  };

  return {
    fork,
    ended,
    async end() {
      child.stdin?.end();
      const stuck = setTimeout(kill, pipesMs);
      await ended;
      clearTimeout(stuck);
    },
  };
}

function hearAnswers(child: ChildProcess, wards: Map<number, Ward>): void {
  const reader = createFrameReader();
  child.stdout?.on("data", (chunk: Buffer) => {
    for (const frame of reader.push(chunk).frames) {
      const { id, code, signal, excess, raw, cleared } = frame as Record<string, unknown>;
      const ward = wards.get(id as number);
      wards.delete(id as number);
      const end: WorkerEnd = {
        code: typeof code === "number" ? code : null,
        signal: typeof signal === "string" ? signal : null,
        excess: excesses.find((one) => one === excess),
        raw: typeof raw === "string" ? raw : "",
      };
      ward?.gone(end, cleared === true);
    }
  });
}

/** Takes connections that begin with a token. */
function listen(path: string, onConnect: (token: string, socket: Socket) => void): Promise<Server> {
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    socket.once("readable", () => {
      const token = socket.read(tokenLength) as Buffer | null;
      if (token) onConnect(token.toString("latin1"), socket);
      else socket.destroy();
    });
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, () => resolve(server));
  });
}
