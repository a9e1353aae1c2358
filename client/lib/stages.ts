/** Questions about stages. */

import type { StageView } from "../protocol";

export function findStage(stages: readonly StageView[], id: string | null): StageView | null {
  return stages.find(({ stage }) => stage.id === id) ?? null;
}

/** `3 Design and plan`: a stage is always named with its number. */
export function stageLabel({ number, stage }: StageView): string {
  return `${number} ${stage.name}`;
}

/** Ink that can be read on a colour `#RRGGBB`: white on dark ones, near black on light ones. */
export function inkOn(colour: string): string {
  return luminance(colour) > 0.2 ? "#0b0c0c" : "#ffffff";
}

/** WCAG's relative luminance, 0 to 1. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = parseInt(colour.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Each stage's share of the answers, in the journey's order. */
export function shares(
  stages: readonly StageView[],
  split: Readonly<Record<string, number>>,
): { view: StageView; count: number; share: number }[] {
  const all = Object.values(split).reduce((sum, count) => sum + count, 0);
  return stages.map((view) => {
    const count = split[view.stage.id] ?? 0;
    return { view, count, share: all === 0 ? 0 : count / all };
  });
}
