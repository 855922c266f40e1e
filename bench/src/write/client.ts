import { Agent, request } from 'node:http';
import { monotonic } from '../statistics.ts';

export interface Target {
  url: string;
  headers: () => Record<string, string>;
  body: string;
}

export interface Load {
  count: number;
  connections: number;
}

export interface Result {
  perSecond: number;
  latencies: number[];
}

const post = (agent: Agent, { url, headers, body }: Target): Promise<void> =>
  new Promise((resolve, reject) => {
    const length = String(Buffer.byteLength(body));
    const options = {
      agent,
      method: 'POST',
      headers: { ...headers(), 'content-type': 'application/json', 'content-length': length },
    };
    const sent = request(url, options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('error', reject);
      response.on('end', () =>
        response.statusCode === 201 ? resolve() : reject(new Error(`${url}: ${response.statusCode} ${text}`)),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });

/** `count` requests over so many kept-alive connections, each sending its next when it has its answer. */
export const load = async (target: Target, { count, connections }: Load): Promise<Result> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies: number[] = [];
  let left = count;
  const start = monotonic();
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const begin = monotonic();
      await post(agent, target);
      latencies.push(monotonic() - begin);
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, worker));
    return { perSecond: (count * 1000) / (monotonic() - start), latencies };
  } finally {
    agent.destroy();
  }
};
