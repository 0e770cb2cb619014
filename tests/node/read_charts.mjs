// The kind of each diagram and its title.
import { readAll } from "./mermaid.mjs";

await readAll((db, kind) => [kind, db.getDiagramTitle()]);
