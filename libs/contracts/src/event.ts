import { z } from 'zod';
import { instant } from './values.ts';

export const actor = z.object({
  id: z.string().min(1),
  name: z.string(),
  certificate: z.string().optional(),
});

/** CloudEvents 1.0 in JSON, with the attributes that every event of the house carries. */
export const envelope = z.object({
  specversion: z.literal('1.0'),
  id: z.uuid(),
  source: z.string().regex(/^\/sanzhi\/[a-z]+$/),
  type: z.string().regex(/^cn\.sanzhi(\.[a-z][a-z-]*){3}\.v\d+$/),
  subject: z.string().min(1),
  time: instant,
  datacontenttype: z.literal('application/json'),
  /** 统一社会信用代码 of the agency the fact belongs to. */
  agency: z.string().length(18),
  matter: z.uuid().optional(),
  actor,
  /** Per subject, gapless, from 1. */
  sequence: z.int().min(1),
  traceparent: z.string().optional(),
});
export type Envelope = z.infer<typeof envelope>;

export interface EventContract<D extends z.ZodType = z.ZodType<unknown>> {
  type: string;
  data: D;
  /** The whole event. */
  schema: z.ZodType<Envelope & { data: z.infer<D> }>;
  zh: string;
  sample: z.infer<D>;
}

/** `name` is the routing key: `<service>.<thing>.<fact>.v<n>`. */
export const defineEvent = <D extends z.ZodType>(
  name: string,
  zh: string,
  data: D,
  sample: z.infer<D>,
): EventContract<D> => {
  const type = `cn.sanzhi.${name}`;
  return {
    type,
    data,
    zh,
    sample,
    schema: envelope.extend({ type: z.literal(type), data }) as never,
  };
};

export type EventOf<C> = C extends EventContract<infer D> ? Envelope & { data: z.infer<D> } : never;
