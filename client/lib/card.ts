/** My card: what stands on it comes once, how it stands comes with every answer. */

import type { CardState, CardView, Views } from "../protocol";

export type MyCard = CardView & CardState;

export function myCard({ card, me }: Partial<Views>): MyCard | null {
  return card?.squares.length && me?.card ? { ...card, ...me.card } : null;
}
