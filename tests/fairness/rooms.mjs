// Plays workshops on virtual phones; prints one line of JSON for each.
// Arguments: the seed, the number of workshops, calls in each, whether messages keep their order
// ("kept" or "free"), and the networks of the players.
import { Dice } from "./networks.mjs";
import { Phone } from "./phone.mjs";

const FIRST_MS = 12_000;
const APART_MS = 60_000;

const [seed, workshops, calls] = process.argv.slice(2, 5).map(Number);
const [order, ...networks] = process.argv.slice(5);
const dice = new Dice(seed);

for (let workshop = 0; workshop < workshops; workshop += 1) {
  const own = dice.fork();
  const opensAt = Array.from({ length: calls }, (_, call) =>
    Math.floor(FIRST_MS + APART_MS * call + own.between(0, 5_000)),
  );
  const end = opensAt.at(-1) + APART_MS;
  const phones = networks.map((network) => new Phone(network, order, own.fork()).live(opensAt, end));
  console.log(JSON.stringify(phones.map(told)));
}

function told({ errors, calls }) {
  return { errors, calls };
}
