import { strict as assert } from "node:assert";
import { candidatePaths } from "../../../src/runner/pythonPaths";

const named = (options: Parameters<typeof candidatePaths>[0]) =>
  candidatePaths(options).map(({ path, args, source }) => [source, path, ...args].join(" "));

describe("candidatePaths", () => {
  it("has the setting first, then the Python extension's, then python3 and python of every folder on PATH", () => {
    const environment = { PATH: "/a:/b" };
    assert.deepEqual(named({ setting: " /s ", given: "/g", environment, platform: "linux" }), [
      "setting /s",
      "extension /g",
      "path /a/python3",
      "path /b/python3",
      "path /a/python",
      "path /b/python",
    ]);
  });

  it("ends with the launcher on Windows", () => {
    const environment = { Path: "C:\\Python;relative;D:\\more tools\\" };
    assert.deepEqual(named({ setting: "", environment, platform: "win32" }), [
      "path C:\\Python\\python3.exe",
      "path D:\\more tools\\python3.exe",
      "path C:\\Python\\python.exe",
      "path D:\\more tools\\python.exe",
      "path C:\\Python\\py.exe -3",
      "path D:\\more tools\\py.exe -3",
    ]);
  });

  it("names a path once, as that of whoever named it first", () => {
    const options = {
      setting: "/a/python",
      given: "/a/python3",
      environment: { PATH: "/a" },
      platform: "linux",
    } as const;
    assert.deepEqual(named(options), ["setting /a/python", "extension /a/python3"]);
  });

  it("leaves out relative entries of PATH, and has the usual place where PATH is empty", () => {
    assert.deepEqual(named({ environment: { PATH: ".:bin:" }, platform: "linux" }), ["path /usr/bin/python3"]);
    assert.deepEqual(named({ environment: { PATH: "" }, platform: "win32" }), []);
  });
});
