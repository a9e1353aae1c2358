// Plays workshops on virtual phones; prints one line of JSON for each.
// Arguments: the seed, the number of workshops, calls in each, and the networks of the players.
import { Dice } from "./networks.mjs";
import { Phone } from "./phone.mjs";

const FIRST_MS = 12_000;
const APART_MS = 60_000;

const [seed, workshops, calls] = process.argv.slice(2, 5).map(Number);
const networks = process.argv.slice(5);
const dice = new Dice(seed);

for (let workshop = 0; workshop < workshops; workshop += 1) {
  const own = dice.fork();
  const opensAt = Array.from({ length: calls }, (_, call) => FIRST_MS + APART_MS * call + Math.floor(own.between(0, 5_000)));
  const end = opensAt.at(-1) + APART_MS;
  console.log(JSON.stringify(networks.map((network) => played(new Phone(network, own.fork()), opensAt, end))));
}

function played(phone, opensAt, end) {
  return phone.live(opensAt, end).map(({ opensAt: _, ...call }) => call);
}
