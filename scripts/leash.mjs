// Runs the command given as arguments, in this process's own group; when the parent dies, even by kill -9, the whole
// group is told to end, and made to.
import { spawn } from "node:child_process";

const END_WITHIN_MS = 5_000;
const [command, ...args] = process.argv.slice(2);

// A signal goes to the whole group: the command decides when it ends, this process only waits for that.
for (const name of ["SIGINT", "SIGTERM"]) process.on(name, () => {});

const child = spawn(command, args, { stdio: "inherit" });
child.on("error", (error) => {
  console.error(error.message);
  process.exit(127);
});
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 130 : 1)));

process.on("disconnect", () => {
  process.kill(-process.pid, "SIGTERM");
  setTimeout(() => process.kill(-process.pid, "SIGKILL"), END_WITHIN_MS);
});
process.channel?.unref();
