/** What stands on the wall. */

import { both, number } from "./forms";

export const display = {
  title: "Big screen",
  joinAt: "Join at",
  code: "Code",
  qrAlt: "QR code that opens the page for joining",
  waiting: "Scan the code, or go to",
  type: "and type in",
  joined: (n: number): string => (n === 0 ? "Waiting for the first player" : `${number.format(n)} joined`),
  more: (n: number): string => `and ${number.format(n)} more`,
  dealt: "Cards are ready",
  dealtLead: "Have a look at yours. The first call comes soon.",
  which: "Which stage is this?",
  discussHow: "Talk with the people beside you: what speaks for each stage?",
  whichNow: "Second vote: which stage is it?",
  answered: (n: number, present: number): string =>
    `${number.format(n)} of ${number.format(present)} answered`,
  paused: "Paused for discussion",
  answer: "The answer",
  bingo: "Bingo!",
  over: "Thank you for playing",
  trouble: both("The server cannot store answers just now. The game waits."),
};
