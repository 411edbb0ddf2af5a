/** Names of devices that Windows refuses as file names, with any extension. */
const reservedNames = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/u;

/** Whether `text` is lower-case words joined by hyphens, at most 80 characters, and a legal file name everywhere. */
export function isSlug(text: string): boolean {
  return text.length <= 80 && /^[a-z0-9]+(-[a-z0-9]+)*$/u.test(text) && !reservedNames.test(text);
}

/** A slug that says what `text` says, of at most 60 characters; `fallback` when nothing of it can stand in one. */
export function slugFrom(text: string, fallback: string): string {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain
    .replace(/[^a-z0-9]+/gu, "-")
    .slice(0, 60)
    .replace(/^-|-$/gu, "");
  return isSlug(words) ? words : fallback;
}

/** Whether `text` is an id as authors write it: `slug`, `track/slug`, either with `#stage`. */
export function isReference(text: string): boolean {
  const [path = "", stage, ...more] = text.split("#");
  const parts = path.split("/");
  return more.length === 0 && (stage === undefined || isSlug(stage)) && parts.length <= 2 && parts.every(isSlug);
}

/** The full id of a reference written inside `track`. */
export function resolveReference(reference: string, track: string): string {
  return reference.includes("/") ? reference : `${track}/${reference}`;
}

/** Whether `name` is a plain file name that is legal and the same on every system. */
export function isFileName(name: string): boolean {
  const stem = name.split(".")[0]!.toLowerCase();
  return name.length <= 80 && /^[A-Za-z0-9_][A-Za-z0-9_.-]*[A-Za-z0-9_]$/u.test(name) && !reservedNames.test(stem);
}
