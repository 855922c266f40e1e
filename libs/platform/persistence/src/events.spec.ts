import { expect, it } from '@jest/globals';
import { sealEvents } from './events.ts';

const context = { service: 'evidence', now: () => new Date(0), traceparent: () => undefined };

it('law 3: an event is the same whether it is sent at once or read from the database after a kill', () => {
  const data = { from: 'P01', note: undefined, inner: { kept: 1, gone: undefined } };
  const [event] = sealEvents(context, { id: 'a', agency: 'b', sequence: 0 }, [{ type: 't', data }]);
  expect(Object.keys(event?.data as object)).toEqual(['from', 'inner']);
  expect(event).toStrictEqual(JSON.parse(JSON.stringify(event)));
});
