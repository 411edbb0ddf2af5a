import Module from "node:module";

type Load = (request: string, ...rest: unknown[]) => unknown;

/** Does `work` while `require("vscode")` gives something that can be asked for, called and constructed without end. */
export async function withVscodeStandIn<T>(work: () => Promise<T>): Promise<T> {
  const modules = Module as unknown as { _load: Load };
  const load = modules._load;
  const vscode = standIn();
  modules._load = function (this: unknown, request, ...rest) {
    return request === "vscode" ? vscode : load.call(this, request, ...rest);
  };
  try {
    return await work();
  } finally {
    modules._load = load;
  }
}

/** Keeps what is set; makes up what was never set. */
function standIn(): object {
  return new Proxy(function vscode() {}, {
    get(target: Record<PropertyKey, unknown> & object, name) {
      // Neither a promise nor a number or a text.
      if (name === "then" || typeof name === "symbol") return undefined;
      if (!Object.hasOwn(target, name)) target[name] = standIn();
      return target[name];
    },
    apply: standIn,
    construct: standIn,
  } as ProxyHandler<() => void>);
}
