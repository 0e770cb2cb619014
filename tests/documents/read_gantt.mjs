// Reads the diagrams given on standard input, apart by NUL, with Mermaid itself. One line each:
// the tasks as JSON, [section, label, start], or null where Mermaid refuses the diagram.
import { JSDOM } from "jsdom";

const page = new JSDOM("<!doctype html><body></body>");
globalThis.window = page.window;
globalThis.document = page.window.document;
const { default: mermaid } = await import("mermaid");

async function tasks(text) {
  await mermaid.parse(text);
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
  const day = (task) => task.startTime.toISOString().slice(0, 10);
  return diagram.db.getTasks().map((task) => [task.section, task.task.trim(), day(task)]);
}

let text = "";
for await (const piece of process.stdin) text += piece;
for (const diagram of text.split("\0")) {
  console.log(JSON.stringify(await tasks(diagram).catch(() => null)));
}
