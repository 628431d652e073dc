export { default } from "../sans/page";
