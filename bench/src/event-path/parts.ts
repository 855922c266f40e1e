import { matterOpened } from '@sanzhi/contracts';
import { houseExchange, type QueueTopology } from '@sanzhi/messaging';
import { shop, stack } from '@sanzhi/testing';

const { MONGODB_URL = '', AMQP_URL = '' } = stack().services.evidence;

export const mongoUrl = MONGODB_URL;
export const amqpUrl = AMQP_URL;
/** As many messages in hand as a service of the house takes by default. */
export const prefetch = 32;

export const agency = '114311280064218500';
export const actor = { id: 'bench', name: '陈远志', certificate: '18110028001' };
export const data = matterOpened.sample;

/** What an aggregate of the house holds when it is new. */
export const stateOf = (id: string) => ({
  id,
  agency,
  ...data,
  party: shop.party,
  source: shop.source,
  history: [],
});

/** The bare queue: same kind, same arguments, same way in as the queue of a service of the house. */
export const bareTopology: QueueTopology = {
  queue: 'bench-bare.events',
  exchange: `${houseExchange}.bare`,
  bindings: ['evidence.matter.opened.v1'],
  ladder: [1000],
  deliveryLimit: 20,
  prefetch,
};
