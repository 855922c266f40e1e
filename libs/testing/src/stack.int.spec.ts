import { afterAll, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { accountOf, part, stack } from './stack.ts';

const amqpUrl = (): string => stack().services.evidence['AMQP_URL'] ?? '';
const queue = 'stack-int-spec';

afterAll(async () => {
  const connection = await connect(amqpUrl());
  const channel = await connection.createChannel();
  await channel.deleteQueue(queue);
  await connection.close();
});

describe('the local stack', () => {
  it('refuses the guest of the broker', async () => {
    const guest = new URL(amqpUrl());
    guest.username = 'guest';
    guest.password = 'guest';
    await expect(connect(guest.href)).rejects.toThrow(/ACCESS_REFUSED|403/);
  });

  it('law 4: the broker keeps a confirmed message over kill -9', async () => {
    const connection = await connect(amqpUrl());
    connection.on('error', () => undefined);
    const channel = await connection.createConfirmChannel();
    channel.on('error', () => undefined);
    await channel.assertQueue(queue, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
    channel.sendToQueue(queue, Buffer.from('kept'), { persistent: true });
    await channel.waitForConfirms();
    await part('rabbitmq').kill();
    await expect(connect(amqpUrl())).rejects.toThrow(/ECONNREFUSED/);
    await part('rabbitmq').start();
    const again = await connect(amqpUrl());
    const message = await (await again.createChannel()).get(queue, { noAck: true });
    expect(message && message.content.toString()).toBe('kept');
    await again.close();
  });

  it('gives a person a token that says who and where, for the API only', async () => {
    const { username, password, name, agency, roles } = accountOf('chen.handler');
    const { id, secret } = stack().demonstrationClient;
    const reply = await fetch(`${stack().urls.keycloak}/realms/sanzhi/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'password',
        client_id: id,
        client_secret: secret,
        username,
        password,
      }),
    });
    const { access_token: token } = (await reply.json()) as { access_token: string };
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    expect(claims).toMatchObject({ name, agency, realm_access: { roles }, aud: 'sanzhi-api' });
  });

  it('lets the workbench read the ETag of an uploaded part, and no other page', async () => {
    const from = (origin: string) => fetch(`${stack().urls.minio}/records/nothing`, { headers: { origin } });
    const portal = await from(stack().urls.portal);
    expect(portal.headers.get('access-control-allow-origin')).toBe(stack().urls.portal);
    expect(portal.headers.get('access-control-expose-headers')?.toLowerCase()).toContain('etag');
    expect((await from('http://elsewhere.example')).headers.get('access-control-allow-origin')).toBeNull();
  });
});
