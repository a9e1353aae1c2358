// Builds the client: one script and one style sheet for each page, hashed, minified and compressed.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";

const PAGES = ["play", "host", "display"];
/** Of September 2021 to March 2022: every browser of the last four years has what they have, and iOS 15.4. */
const BROWSERS = ["chrome94", "edge94", "firefox93", "safari15.4"];
const HERE = fileURLToPath(new URL(".", import.meta.url));
const DIST = `${HERE}dist`;

const { outputFiles, metafile } = await build({
  absWorkingDir: HERE,
  entryPoints: PAGES.map((page) => `pages/${page}.tsx`),
  entryNames: "[name]-[hash]",
  outdir: "dist",
  bundle: true,
  minify: true,
  format: "esm",
  target: BROWSERS,
  charset: "utf8",
  legalComments: "eof",
  plugins: [withoutTheUnused()],
  define: { "process.env.NODE_ENV": '"production"' },
  metafile: true,
  write: false,
  logLevel: "warning",
});

rmSync(DIST, { recursive: true, force: true });
mkdirSync(DIST);
for (const { path, contents } of outputFiles) {
  const name = `${DIST}/${basename(path)}`;
  writeFileSync(name, contents);
  writeFileSync(`${name}.br`, brotliCompressSync(contents));
  writeFileSync(`${name}.gz`, gzipSync(contents, { level: 9 }));
}
// Last, so that a manifest stands for a whole build.
writeFileSync(`${DIST}/manifest.json`, JSON.stringify(manifest(metafile), null, 2) + "\n");

/** Tell for each page which files it loads. */
function manifest({ outputs }) {
  const scripts = Object.entries(outputs).filter(([, output]) => output.entryPoint);
  return Object.fromEntries(
    scripts.map(([script, { entryPoint, cssBundle }]) => [
      basename(entryPoint, ".tsx"),
      { script: basename(script), ...(cssBundle && { style: basename(cssBundle) }) },
    ]),
  );
}

/** Leave out of Engine.IO what the server does not speak (WebTransport, binary packets): the file, and what stands in its place. */
function withoutTheUnused() {
  const instead = {
    "engine.io-client/build/esm/transports/webtransport.js": "export const WT = null;",
    "engine.io-parser/build/esm/encodePacket.browser.js": `
      import { PACKET_TYPES } from "./commons.js";
      export const encodePacket = ({ type, data }, _, done) => done(PACKET_TYPES[type] + (data || ""));
      export const encodePacketToBinary = null;`,
    "engine.io-parser/build/esm/decodePacket.browser.js": `
      import { ERROR_PACKET, PACKET_TYPES_REVERSE } from "./commons.js";
      export const decodePacket = (text) => {
        const type = PACKET_TYPES_REVERSE[text[0]];
        return type ? { type, data: text.slice(1) || undefined } : ERROR_PACKET;
      };`,
    "engine.io-client/build/esm/contrib/parseuri.js": `
      export function parse(source) {
        const { protocol, hostname, port, pathname, search } = new URL(source);
        const host = hostname.replace(/^\\[|\\]$/g, "");
        return { source, protocol: protocol.slice(0, -1), host, port, path: pathname, query: search.slice(1) };
      }`,
  };
  const setup = ({ onLoad }) => {
    for (const [file, contents] of Object.entries(instead)) {
      onLoad({ filter: new RegExp(`/${file.replaceAll(".", "\\.")}$`) }, () => ({ contents }));
    }
  };
  return { name: "without-the-unused", setup };
}
