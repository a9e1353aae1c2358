// Leaves hashes in package-lock.json, and no addresses: npm writes down where to send money.
import { readFileSync, writeFileSync } from "node:fs";

const file = "package-lock.json";
const withoutAddresses = (key, value) => (key === "funding" ? undefined : value);
const lock = JSON.parse(readFileSync(file, "utf8"), withoutAddresses);
writeFileSync(file, JSON.stringify(lock, null, 2) + "\n");
