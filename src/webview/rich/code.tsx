import { useContext, useMemo } from "preact/hooks";
import { ScrollBox } from "../page/scrollBox";
import { HighlightContext, type Piece } from "./highlighter";

/** A block of code; scrolls by itself when a line is wider than the page. */
export function Code({ text, language }: { text: string; language: string }) {
  const highlight = useContext(HighlightContext);
  const name = language.split(/\s/u)[0] ?? "";
  const pieces = useMemo(() => highlight(text, name), [highlight, text, name]);
  return (
    <ScrollBox class="code" label={name ? `Code, ${name}` : "Code"}>
      <pre dir="ltr">
        <code>
          <Pieces pieces={pieces} />
        </code>
      </pre>
    </ScrollBox>
  );
}

function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <>
      {pieces.map((piece, index) =>
        "text" in piece ? (
          piece.text
        ) : (
          <span key={index} class={piece.kind}>
            <Pieces pieces={piece.pieces} />
          </span>
        ),
      )}
    </>
  );
}
