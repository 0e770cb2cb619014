// Reads the diagrams given on standard input, apart by NUL, with Mermaid itself. One line each, as
// JSON: a flowchart as {nodes: {id: [label, class]}, edges: [[from, to]], groups: [[ids]]}, a
// quadrant chart as {points: [[label, x, y]], quadrants}, or null where Mermaid refuses it.
import { JSDOM } from "jsdom";

const page = new JSDOM("<!doctype html><body></body>");
globalThis.window = page.window;
globalThis.document = page.window.document;
const { default: mermaid } = await import("mermaid");

function flowchart(db) {
  const nodes = [...db.getVertices().values()].map((node) => [node.id, [node.text, node.classes[0]]]);
  const edges = db.getEdges().map((edge) => [edge.start, edge.end]);
  return { nodes: Object.fromEntries(nodes), edges, groups: db.getSubGraphs().map((group) => group.nodes) };
}

function quadrants(db) {
  const { points, quadrants } = db.getQuadrantData();
  return {
    points: points.map((point) => [point.text.text, point.x, point.y]),
    quadrants: quadrants.map((quadrant) => quadrant.text.text),
  };
}

async function read(text) {
  await mermaid.parse(text);
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  return text.startsWith("flowchart") ? flowchart(db) : quadrants(db);
}

let text = "";
for await (const piece of process.stdin) text += piece;
for (const diagram of text.split("\0")) {
  console.log(JSON.stringify(await read(diagram).catch(() => null)));
}
