/** Another server, as far as a data folder is concerned: holds its lock until it is killed. */
import { DatabaseSync } from "node:sqlite";

const file = new DatabaseSync(process.argv[2] ?? "");
file.exec("BEGIN EXCLUSIVE");
process.stdout.write("held\n");
setInterval(() => {}, 1000);
