// Tells each test's end in a line of JSON: its name, and what failed.
import { inspect } from "node:util";

export default async function* tell(source) {
  for await (const { type, data } of source) {
    if (type !== "test:pass" && type !== "test:fail") continue;
    const { error } = data.details;
    yield JSON.stringify({ name: data.name, failure: error ? inspect(error.cause ?? error) : "" }) + "\n";
  }
}
