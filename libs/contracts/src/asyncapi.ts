import { z } from 'zod';
import { envelope, type EventContract } from './event.ts';

/** AsyncAPI 3.0 of all events: one channel, the exchange, with a message for each event and version. */
export const asyncApiDocument = (events: readonly EventContract[]) => {
  const messages = Object.fromEntries(
    events.map((event) => [
      event.type.replace('cn.sanzhi.', ''),
      {
        name: event.type,
        title: event.zh,
        contentType: 'application/cloudevents+json',
        bindings: { amqp: { messageType: event.type } },
        payload: payload(event),
        examples: [{ name: 'sample', payload: { data: event.sample } }],
      },
    ]),
  );
  return {
    asyncapi: '3.0.0',
    info: { title: 'Sanzhi 三制 events', version: '1' },
    defaultContentType: 'application/cloudevents+json',
    channels: {
      events: {
        address: 'sanzhi.events',
        description: 'Durable topic exchange; the routing key is the event type without `cn.sanzhi.`.',
        bindings: {
          amqp: { is: 'routingKey', exchange: { name: 'sanzhi.events', type: 'topic', durable: true } },
        },
        messages: Object.fromEntries(
          Object.keys(messages).map((name) => [name, { $ref: `#/components/messages/${name}` }]),
        ),
      },
    },
    operations: {
      publish: { action: 'send', channel: { $ref: '#/channels/events' } },
      consume: { action: 'receive', channel: { $ref: '#/channels/events' } },
    },
    components: { messages },
  };
};

const payload = ({ type, data }: EventContract) => {
  const whole = envelope.extend({ type: z.literal(type), data });
  const { $schema: _, ...schema } = z.toJSONSchema(whole, { unrepresentable: 'any' });
  return schema;
};
