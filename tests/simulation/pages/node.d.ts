/** The two functions of Node that are used here. */
declare module "node:fs" {
  export function readSync(file: number, into: Uint8Array): number;
  export function writeSync(file: number, from: Uint8Array, offset: number): number;
}
