import { workAsyncStorage } from "next/dist/server/app-render/work-async-storage.external";
import { workUnitAsyncStorage } from "next/dist/server/app-render/work-unit-async-storage.external";
import { RequestCookies } from "next/dist/server/web/spec-extension/cookies";

/** Runs `work` as the framework runs a route or an action: with a request's own headers and cookies. */
export function inRequest<T>(headers: Headers, work: () => T): T {
  const cookies = new RequestCookies(headers);
  const request = { type: "request", phase: "action", headers, cookies, userspaceMutableCookies: cookies };
  return workAsyncStorage.run({ route: "/test" } as never, () =>
    workUnitAsyncStorage.run(request as never, work),
  );
}
