import { expect, test } from "vitest";
import { isReadable } from "../../../scripts/server.mjs";

test.each([
  ["/", true],
  ["/equipe/familles?q=%ff", true],
  ["/inscription/%C3%A9tape", true],
  ["/mot-de-passe/%00", true],
  ["*", false],
  ["http://ailleurs.example/", false],
  ["/mot-de-passe/%", false],
  ["/mot-de-passe/%E0%A4%A", false],
  ["/inscription/suivi/%ff", false],
])("the path of %s can be read: %s", (url, readable) => {
  expect(isReadable(url)).toBe(readable);
});
