import bash from "highlight.js/lib/languages/bash";
import http from "highlight.js/lib/languages/http";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import plaintext from "highlight.js/lib/languages/plaintext";
import python from "highlight.js/lib/languages/python";
import sql from "highlight.js/lib/languages/sql";
import { createLowlight } from "lowlight";
import { createContext } from "preact";

/** A piece of code: plain text, or pieces with a class that says what they are. */
export type Piece = { text: string } | { kind: string; pieces: Piece[] };

/** Cuts code into pieces; a language it does not know comes back in one. */
export type Highlight = (text: string, language: string) => Piece[];

/** Longer code is shown plain: highlighting it would be felt. */
const longest = 20_000;

/** A highlighter for the languages that questions are written in. */
export function createHighlighter(): Highlight {
  const lowlight = createLowlight({ bash, http, javascript, json, plaintext, python, sql });
  return (text, language) => {
    if (text.length > longest || !lowlight.registered(language)) return [{ text }];
    return lowlight.highlight(language, text).children.flatMap(toPiece);
  };
}

type TreeNode = ReturnType<ReturnType<typeof createLowlight>["highlight"]>["children"][number];

function toPiece(node: TreeNode): Piece[] {
  if (node.type === "text") return [{ text: node.value }];
  if (node.type !== "element") return [];
  const names = node.properties.className;
  return [{ kind: Array.isArray(names) ? names.join(" ") : "", pieces: node.children.flatMap(toPiece) }];
}

export const HighlightContext = createContext<Highlight>((text) => [{ text }]);
