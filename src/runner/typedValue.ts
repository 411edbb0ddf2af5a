/**
 * Values of Python as typed JSON. In question files: numbers are int when whole and float otherwise; `$tuple`, `$set`, `$float`, `$bytes`.
 * From the worker also `$int` (hexadecimal), `$frozenset`, `$dict` (pairs), `$other` (type name); every float comes as `$float`.
 */
export type TypedValue =
  | { type: "none" }
  | { type: "bool"; value: boolean }
  | { type: "int"; value: bigint }
  | { type: "float"; value: number }
  | { type: "str"; value: string }
  | { type: "bytes"; hex: string }
  | { type: "list" | "tuple" | "set" | "frozenset"; items: TypedValue[] }
  | { type: "dict"; pairs: [TypedValue, TypedValue][] }
  | { type: "other"; name: string };

const maxDepth = 100;
const tooDeep: TypedValue = { type: "other", name: "too deeply nested value" };

/** Reads typed JSON; anything it does not know becomes `other`, which equals nothing. */
export function readTyped(json: unknown, depth = maxDepth): TypedValue {
  if (depth === 0) return tooDeep;
  if (json === null || json === undefined) return { type: "none" };
  if (typeof json === "boolean") return { type: "bool", value: json };
  if (typeof json === "string") return { type: "str", value: json };
  if (typeof json === "number") {
    return Number.isInteger(json) ? { type: "int", value: BigInt(json) } : { type: "float", value: json };
  }
  if (Array.isArray(json)) return { type: "list", items: json.map((item) => readTyped(item, depth - 1)) };
  return readObject(json as Record<string, unknown>, depth);
}

function readObject(json: Record<string, unknown>, depth: number): TypedValue {
  const keys = Object.keys(json);
  const key = keys.length === 1 ? keys[0]! : "";
  const inner = json[key];
  if (Array.isArray(inner)) {
    const items = () => inner.map((item) => readTyped(item, depth - 1));
    if (key === "$tuple" || key === "$set" || key === "$frozenset") {
      return { type: key.slice(1) as "tuple" | "set" | "frozenset", items: items() };
    }
    if (key === "$dict") return { type: "dict", pairs: inner.map((pair) => readPair(pair, depth)) };
  }
  if (typeof inner === "string" || typeof inner === "number") {
    if (key === "$float") return { type: "float", value: readFloat(String(inner)) };
    if (key === "$bytes") return { type: "bytes", hex: String(inner).toLowerCase() };
    if (key === "$int") return { type: "int", value: readInt(String(inner)) };
    if (key === "$other") return { type: "other", name: String(inner) };
  }
  return { type: "dict", pairs: keys.map((name) => [readTyped(name), readTyped(json[name], depth - 1)]) };
}

function readPair(pair: unknown, depth: number): [TypedValue, TypedValue] {
  const [key, value] = Array.isArray(pair) ? pair : [];
  return [readTyped(key, depth - 1), readTyped(value, depth - 1)];
}

function readFloat(text: string): number {
  const word = text.trim().toLowerCase().replace(/^\+/, "");
  if (word === "inf" || word === "infinity") return Number.POSITIVE_INFINITY;
  if (word === "-inf" || word === "-infinity") return Number.NEGATIVE_INFINITY;
  return Number(word);
}

function readInt(text: string): bigint {
  const digits = text.replace(/^-/, "");
  if (!/^(0x[0-9a-f]+|\d+)$/.test(digits)) return 0n;
  return text.startsWith("-") ? -BigInt(digits) : BigInt(digits);
}

/** A text that is the same for equal values of the same types, and differs otherwise. NaN equals itself, -0.0 equals 0.0. */
export function canonicalText(value: TypedValue): string {
  switch (value.type) {
    case "none":
      return "none";
    case "bool":
    case "int":
      return `${value.type} ${value.value}`;
    case "float":
      return `float ${value.value}`;
    case "str":
      return JSON.stringify(value.value);
    case "bytes":
      return `bytes ${value.hex}`;
    case "list":
    case "tuple":
      return `${value.type}[${value.items.map(canonicalText).join(",")}]`;
    case "set":
    case "frozenset":
      return `${value.type}[${value.items.map(canonicalText).sort().join(",")}]`;
    case "dict":
      return `dict[${value.pairs
        .map(([key, item]) => `${canonicalText(key)}:${canonicalText(item)}`)
        .sort()
        .join(",")}]`;
    case "other":
      return `other ${value.name}`;
  }
}

/** The value as Python would write it. */
export function pythonText(value: TypedValue): string {
  switch (value.type) {
    case "none":
      return "None";
    case "bool":
      return value.value ? "True" : "False";
    case "int":
      return String(value.value);
    case "float":
      return floatText(value.value);
    case "str":
      return stringText(value.value);
    case "bytes":
      return `b"${value.hex.replace(/../g, "\\x$&")}"`;
    case "dict":
      return `{${value.pairs.map(([key, item]) => `${pythonText(key)}: ${pythonText(item)}`).join(", ")}}`;
    case "other":
      return `<${value.name}>`;
    default:
      return containerText(value.type, value.items.map(pythonText));
  }
}

function containerText(type: "list" | "tuple" | "set" | "frozenset", items: string[]): string {
  const inner = items.join(", ");
  if (type === "list") return `[${inner}]`;
  if (type === "tuple") return items.length === 1 ? `(${inner},)` : `(${inner})`;
  if (type === "set") return items.length === 0 ? "set()" : `{${inner}}`;
  return items.length === 0 ? "frozenset()" : `frozenset({${inner}})`;
}

function floatText(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  return Number.isInteger(value) && Math.abs(value) < 1e16 ? `${value}.0` : String(value);
}

function stringText(value: string): string {
  const quoted = JSON.stringify(value);
  if (value.includes("'")) return quoted;
  return `'${quoted.slice(1, -1).replaceAll('\\"', '"')}'`;
}
