import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

export type ReceivedMail = {
  to: string;
  from: string;
  subject: string;
  text: string;
  html: string;
  id: string;
};

/** A mail server that takes everything; `received` grows in the order of arrival. */
export async function startMailServer(port = 0) {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, { envelope }, done) {
      simpleParser(stream).then((mail) => {
        received.push({
          to: envelope.rcptTo.map(({ address }) => address).join(", "),
          from: mail.from?.text ?? "",
          subject: mail.subject ?? "",
          text: mail.text ?? "",
          html: mail.html || "",
          id: mail.messageId ?? "",
        });
        done();
      }, done);
    },
  });
  server.on("error", () => {}); // a client that was killed in the middle of a mail
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  const { port: open } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${open}`,
    received,
    stop: () => new Promise<void>((done) => server.close(done)),
  };
}

/** Shows the mails to the test processes, over HTTP. */
export async function startMailbox(received: ReceivedMail[]) {
  const server = createServer((_request, response) => {
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify(received));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}`, stop };
}
