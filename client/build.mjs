// Builds the client: one script and one style sheet for each page, hashed, minified and compressed.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";

const PAGES = ["play", "host", "display"];
const BROWSERS = ["es2020", "chrome87", "edge87", "firefox88", "safari15"];
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
  plugins: [withoutWebTransport()],
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

/** Leave out what the server does not speak and `lib/connection.ts` never asks for. */
function withoutWebTransport() {
  const setup = ({ onLoad }) =>
    onLoad({ filter: /engine\.io-client.*webtransport\.js$/ }, () => ({ contents: "export const WT = null;" }));
  return { name: "without-web-transport", setup };
}
