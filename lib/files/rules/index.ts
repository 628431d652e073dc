export { disposition } from "./disposition";
export { couldBe, endingOf, safeName } from "./name";
export { inspectPicture } from "./picture";
export { rangeOf } from "./range";
export { recognise } from "./recognise";
