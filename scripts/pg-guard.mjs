// Ends the PostgreSQL server whose process number is given when the process that started it ends without having done so.
import { identityOf, isAlive } from "./processes.mjs";

const pid = Number(process.argv[2]);
const server = identityOf(pid);

process.on("disconnect", () => {
  if (server && isAlive(server)) process.kill(pid, "SIGINT");
});
