// Reads the diagrams given on standard input, apart by NUL, with Mermaid itself. One line each: the
// kind of the diagram and its title, or null where Mermaid refuses it.
import { JSDOM } from "jsdom";

const page = new JSDOM("<!doctype html><body></body>");
globalThis.window = page.window;
globalThis.document = page.window.document;
const { default: mermaid } = await import("mermaid");

async function read(text) {
  const { diagramType } = await mermaid.parse(text);
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
  return [diagramType, diagram.db.getDiagramTitle()];
}

let text = "";
for await (const piece of process.stdin) text += piece;
for (const diagram of text.split("\0")) {
  console.log(JSON.stringify(await read(diagram).catch(() => null)));
}
