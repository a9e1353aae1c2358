/** Every word of the interface, in British English. Functions are for words that hold numbers or names. */

export * from "./display";
export * from "./host";
export * from "./planning";
export * from "./play";
export * from "./shared";
