import { Agent, get } from "node:http";

/**
 * Gets one page as a reader does and resolves to its HTML; anything but a page is an error.
 * @param {{ url: string, readers: { cookie: string }[] }} target its readers' own facts fill its {places}
 * @param {{ agent?: Agent, turn?: number }} [options] `turn` chooses the reader
 * @returns {Promise<string>}
 */
export function getPage({ url: template, readers }, { agent, turn = 0 } = {}) {
  const reader = readers[turn % readers.length];
  const url = template.replaceAll(/\{(\w+)\}/g, (_, own) => reader[own]);
  const headers = { cookie: reader.cookie, accept: "text/html" };
  return new Promise((done, fail) => {
    get(url, { agent, headers }, (response) => {
      let html = "";
      response.setEncoding("utf8").on("data", (text) => {
        html += text;
      });
      response.on("error", fail).on("end", () => {
        if (response.statusCode === 200) done(html);
        else fail(new Error(`${url} answered ${response.statusCode}`));
      });
    }).on("error", fail);
  });
}

/**
 * Asks for pages, `concurrency` readers at a time, each page for `ms` milliseconds or `atMost` times, whichever ends
 * first. Several targets take turns in short rounds, so that a busy moment of the machine meets them all. Times in
 * milliseconds, from the request to the page's last byte.
 * @param {{ url: string, readers: { cookie: string }[] }[]} targets
 * @returns {Promise<{ concurrency: number, pages: number, best: number, p50: number, p95: number, p99: number, perSecond: number }[]>}
 */
export async function measure(targets, { concurrency, ms, atMost }) {
  const rounds = targets.length > 1 ? 5 : 1;
  const samples = targets.map(() => ({ times: [], seconds: 0 }));
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, target] of targets.entries()) {
      await sample(target, samples[index], { concurrency, ms: ms / rounds, atMost: atMost / rounds });
    }
  }
  return samples.map(({ times, seconds }) => {
    times.sort((a, b) => a - b);
    const at = (share) => times[Math.min(Math.floor(times.length * share), times.length - 1)];
    return {
      concurrency,
      pages: times.length,
      best: times[0],
      p50: at(0.5),
      p95: at(0.95),
      p99: at(0.99),
      perSecond: times.length / seconds,
    };
  });
}

async function sample(target, into, { concurrency, ms, atMost }) {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  let asked = 0;
  const from = performance.now();
  const ask = async () => {
    while (performance.now() - from < ms && asked < atMost) {
      const turn = asked++;
      const start = performance.now();
      await getPage(target, { agent, turn });
      into.times.push(performance.now() - start);
    }
  };
  try {
    await Promise.all(Array.from({ length: concurrency }, ask));
  } finally {
    agent.destroy();
  }
  into.seconds += (performance.now() - from) / 1000;
}
