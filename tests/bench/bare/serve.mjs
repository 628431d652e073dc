// The bare page's server: like the portal's, Next behind node:http, in one process.
import { createServer } from "node:http";
import next from "next";

const { HOST, PORT } = process.env;
const app = next({ dev: false, dir: import.meta.dirname, hostname: HOST, port: Number(PORT) });
await app.prepare();
const server = createServer(app.getRequestHandler());
server.listen(Number(PORT), HOST, () => process.send?.({ listening: true }));
process.on("SIGTERM", () => process.exit(0)).on("disconnect", () => process.exit(0));
process.channel?.unref();
