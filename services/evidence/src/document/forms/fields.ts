import { z } from 'zod';

export const line = z.string().trim().min(1).max(200);
export const prose = z.string().trim().min(1).max(20_000);
export const day = z.iso.date();
export const moment = z.iso.datetime({ offset: true });

/** An opinion and who signed it when; left out, the form shows the box to be signed by hand. */
export const opinion = z.object({ text: prose, name: line, on: day });
export type Opinion = z.infer<typeof opinion>;

/** 证据 and what it proves. */
export const evidence = z
  .array(z.object({ title: line, proves: prose.optional() }))
  .min(1)
  .max(200);
export type Evidence = z.infer<typeof evidence>;

export const lasting = { error: '结束时间应当晚于开始时间' };
export const inOrder = ({ from, to }: { from: string; to: string }): boolean =>
  Date.parse(from) < Date.parse(to);
