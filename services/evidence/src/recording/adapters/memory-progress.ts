import type { Progress, Step } from '../application/ports.ts';

/** Keeps every step said, for unit tests. */
export class MemoryProgress implements Progress {
  readonly steps: (Step & { id: string })[] = [];
  async say(id: string, step: Omit<Step, 'at'>): Promise<void> {
    this.steps.push({ id, ...step, at: new Date(0).toISOString() });
  }
  async of(id: string): Promise<Step | undefined> {
    const found = this.steps.filter((step) => step.id === id).at(-1);
    if (!found) return undefined;
    const { id: _, ...step } = found;
    return step;
  }
}
