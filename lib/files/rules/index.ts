export { couldBe, endingOf, safeName } from "./name";
export { recognise } from "./recognise";
