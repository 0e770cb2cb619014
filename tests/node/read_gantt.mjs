// The tasks of each diagram: [section, label, start].
import { readAll } from "./mermaid.mjs";

const day = (task) => task.startTime.toISOString().slice(0, 10);

await readAll((db) => db.getTasks().map((task) => [task.section, task.task.trim(), day(task)]));
