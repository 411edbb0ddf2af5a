/** Variables a Python needs to start and to write text; no token, and nothing of the editor, is among them. */
const passed = new Set(
  `PATH LANG LANGUAGE LC_ALL LC_CTYPE TZ LD_LIBRARY_PATH DYLD_LIBRARY_PATH
   SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PATHEXT NUMBER_OF_PROCESSORS PROCESSOR_ARCHITECTURE`.split(/\s+/),
);

/** Each thread would otherwise reserve address space for an allocator of its own, of which a run has only so much. */
const allocator = { MALLOC_ARENA_MAX: "1" };

/** The environment of a run: a short allow-list of `source`; home and temp are the private folder. */
export function buildEnvironment(source: NodeJS.ProcessEnv, folder: string): NodeJS.ProcessEnv {
  const kept = Object.entries(source).filter(([name]) => passed.has(name.toUpperCase()));
  const places = { TMPDIR: folder, TEMP: folder, TMP: folder, HOME: folder, USERPROFILE: folder };
  return { ...Object.fromEntries(kept), ...allocator, ...places };
}
