// Reads the diagrams given on standard input, apart by NUL, with Mermaid itself. One line each, as
// JSON: what `read` finds in the text, or null where Mermaid refuses it.
import { JSDOM } from "jsdom";

const page = new JSDOM("<!doctype html><body></body>");
globalThis.window = page.window;
globalThis.document = page.window.document;
const { default: mermaid } = await import("mermaid");

export async function readAll(read) {
  let text = "";
  for await (const piece of process.stdin) text += piece;
  for (const diagram of text.split("\0")) {
    console.log(JSON.stringify(await parsed(diagram, read).catch(() => null)));
  }
}

async function parsed(text, read) {
  const { diagramType } = await mermaid.parse(text);
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  return read(db, diagramType);
}
