// A flowchart as {nodes: {id: [label, class]}, edges: [[from, to]], groups: [[ids]]}, a quadrant
// chart as {points: [[label, x, y]], quadrants}.
import { readAll } from "./mermaid.mjs";

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

await readAll((db, kind) => (kind.startsWith("flowchart") ? flowchart(db) : quadrants(db)));
