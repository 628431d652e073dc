#!/usr/bin/env node
// Stands in for Prisma's native schema engine where that could not be downloaded: the same line-delimited
// JSON-RPC on stdin and stdout, answered by Prisma's own WebAssembly engine through @prisma/adapter-pg.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as wasm from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { parseIntoClientConfig } from "pg-connection-string";

const require = createRequire(import.meta.url);
const args = process.argv.slice(2);
const option = (name) => args.flatMap((arg, i) => (arg === name ? [args[i + 1]] : []));
const url = JSON.parse(option("--datasource")[0] ?? "{}").url;

if (args.includes("--version")) {
  const { version } = JSON.parse(readFileSync(require.resolve("prisma/package.json"), "utf8"));
  console.log(`schema-engine-cli wasm (${version})`);
} else if (args.includes("cli")) {
  await runDatabaseCommand();
} else {
  answerRequests();
}

async function runDatabaseCommand() {
  try {
    if (args.includes("create-database")) return void (await createDatabase());
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.end();
  } catch (error) {
    const unreachable = error.code === "3D000" ? "P1003" : "P1001";
    const fields = {
      message: error.message,
      error_code: args.includes("create-database") ? "P3000" : unreachable,
    };
    const report = { level: "ERROR", target: "schema_engine::logger", fields };
    process.stderr.write(`\n${JSON.stringify(report)}\n`);
    process.exitCode = 1;
  }
}

async function createDatabase() {
  const server = new URL(url);
  const databaseName = decodeURIComponent(server.pathname.slice(1));
  server.pathname = "/postgres";
  const client = new pg.Client({ connectionString: server.href });
  await client.connect();
  await client.query(`CREATE DATABASE ${pg.escapeIdentifier(databaseName)}`);
  await client.end();
  return { databaseName };
}

/** adapter-pg as the engine needs it; the three differences are workarounds for 7.10.0. */
function adaptConnection(connection) {
  // It does not know PostgreSQL's internal "char" type (oid 18), which the engine's catalogue queries
  // return: read it as text, label the column Character.
  const performIO = connection.performIO.bind(connection);
  const queryRaw = connection.queryRaw.bind(connection);
  let charColumns = [];
  connection.performIO = async (query) => {
    const result = await performIO(query);
    charColumns = (result.fields ?? []).flatMap((field, i) => (field.dataTypeID === 18 ? [i] : []));
    for (const i of charColumns) result.fields[i].dataTypeID = 25;
    return result;
  };
  connection.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const i of charColumns) result.columnTypes[i] = ColumnTypeEnum.Character;
    return result;
  };
  // It splits scripts at every ";", which breaks $$ bodies and loses the implicit transaction.
  connection.executeScript = async (sql) => {
    try {
      await connection.client.query(sql);
    } catch (error) {
      connection.onError(error);
    }
  };
  return connection;
}

// One connection, so that the engine's session-level advisory lock and its queries share it.
const single = { max: 1, idleTimeoutMillis: 0 };
const database = { ...(url ? parseIntoClientConfig(url) : { host: "127.0.0.1" }), ...single };

class AdapterFactory extends PrismaPg {
  async connect() {
    return adaptConnection(await super.connect());
  }

  // adapter-pg's own would take the main database as the shadow, and drop it while connected to it.
  async connectToShadowDb() {
    const given = process.env.SHADOW_DATABASE_URL;
    if (given) return new AdapterFactory({ ...parseIntoClientConfig(given), ...single }).connect();
    const name = `prisma_migrate_shadow_db_${randomUUID()}`;
    const admin = new pg.Client(database);
    await admin.connect();
    await admin.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
    const shadow = await new AdapterFactory({ ...database, database: name }).connect();
    const dispose = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await dispose();
      await admin.query(`DROP DATABASE ${pg.escapeIdentifier(name)}`);
      await admin.end();
    };
    return shadow;
  }
}

async function loadEngine() {
  const script = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const module = new WebAssembly.Module(readFileSync(script.replace(/\.js$/, ".wasm")));
  const { exports } = new WebAssembly.Instance(module, { "./schema_engine_bg.js": wasm });
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message: (message) => void process.stderr.write(`${message}\n`),
  };
  wasm.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  const files = option("--datamodels");
  const datamodels = files.length ? files.map((file) => [file, readFileSync(file, "utf8")]) : undefined;
  const adapter = bindMigrationAwareSqlAdapterFactory(new AdapterFactory(database));
  return wasm.SchemaEngine.new({ datamodels }, () => {}, adapter);
}

function answerRequests() {
  const send = (message) => void process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
  let engine;

  const call = async (method, params) => {
    if (method === "createDatabase") return createDatabase();
    engine ??= await loadEngine();
    return engine[method === "getDatabaseVersion" ? "version" : method](params);
  };

  const answer = async ({ id, method, params }) => {
    try {
      const result = (await call(method, params)) ?? null;
      if (method === "diff" && result?.stdout != null) {
        send({ id: 1e6 + id, method: "print", params: { content: result.stdout } });
      }
      send({ id, result });
    } catch (error) {
      const message = error.message ?? String(error);
      const data = { is_panic: false, message, error_code: error.code ?? null, meta: error.meta ?? null };
      send({ id, error: { code: 4466, message, data } });
    }
  };

  let pending = Promise.resolve();
  createInterface({ input: process.stdin })
    .on("line", (line) => {
      const request = JSON.parse(line);
      if (request.method) pending = pending.then(() => answer(request));
    })
    .on("close", () => pending.then(() => process.exit(0)));
}
