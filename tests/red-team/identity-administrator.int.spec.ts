import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { evidenceApi, roles, type Route } from '@sanzhi/contracts';
import { cast, shop, stack } from '@sanzhi/testing';
import { Scene } from './scene.ts';

const password = `Red-${randomUUID()}`;
const agency = '114311280064218500';
let scene: Scene;
const made: string[] = [];

const asAdministrator = async (method: string, path: string, body?: object): Promise<Response> => {
  const { username, password: secret } = stack().keycloakAdmin;
  const { keycloak } = stack().urls;
  const grant = await fetch(`${keycloak}/realms/master/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', client_id: 'admin-cli', username, password: secret }),
  });
  const { access_token: token } = (await grant.json()) as { access_token: string };
  return fetch(`${keycloak}/admin/realms/sanzhi${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
};

/** A person who does not exist, with the roles and the certificate that the administrator chose. */
const invent = async (name: string, granted: readonly string[], certificate?: string): Promise<string> => {
  const created = await asAdministrator('POST', '/users', {
    username: name,
    enabled: true,
    emailVerified: true,
    firstName: '冒',
    lastName: '名',
    email: `${name}@example.gov.cn`,
    attributes: { agency: [agency], unit: ['law'], ...(certificate && { certificate: [certificate] }) },
    credentials: [{ type: 'password', value: password, temporary: false }],
  });
  expect([name, created.status]).toEqual([name, 201]);
  const id = created.headers.get('location')?.split('/').at(-1) ?? '';
  made.push(id);
  const all = (await (await asAdministrator('GET', '/roles?max=200')).json()) as {
    id: string;
    name: string;
  }[];
  const wanted = all.filter((role) => granted.includes(role.name));
  expect(wanted).toHaveLength(granted.length);
  expect((await asAdministrator('POST', `/users/${id}/role-mappings/realm`, wanted)).status).toBe(204);
  return token(name);
};

const token = async (username: string): Promise<string> => {
  const { demonstrationClient: client, services } = stack();
  const response = await fetch(`${services.evidence.KEYCLOAK_ISSUER}/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: client.id,
      client_secret: client.secret,
      username,
      password,
      scope: 'openid',
    }),
  });
  expect([username, response.status]).toEqual([username, 200]);
  return ((await response.json()) as { access_token: string }).access_token;
};

const ask = async (bearer: string, route: Route, id: string, body?: object): Promise<number> => {
  const path = route.path.replace(/:\w+/g, id);
  const response = await fetch(`${scene.house.services.evidence.url}/api/evidence/v1${path}`, {
    method: route.method,
    redirect: 'manual',
    headers: {
      authorization: `Bearer ${bearer}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    ...(route.method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
  });
  await response.body?.cancel();
  return response.status;
};

beforeAll(async () => {
  scene = await Scene.open();
});
afterAll(async () => {
  for (const id of made) await asAdministrator('DELETE', `/users/${id}`);
  await scene?.close();
});

describe('the administrator of identities invents people', () => {
  it('law 7: one who holds every role acts in no matter', async () => {
    const bearer = await invent('red-everything', roles);
    const { id } = scene.journey;
    const opening = {
      kind: 'ordinary-penalty',
      cause: shop.cause,
      source: shop.source,
      party: shop.party,
      officers: cast.officers,
    };
    expect(await ask(bearer, evidenceApi.openMatter, id, opening)).toBe(403);
    expect(await ask(bearer, evidenceApi.advance, id, { to: 'P03' })).toBe(403);
    expect(await ask(bearer, evidenceApi.getMatter, id)).toBe(403);
  });

  it('law 2: one with an officer’s certificate changes nothing sealed, and stands in the ledger as another person', async () => {
    const before = await scene.bytes();
    const bearer = await invent('red-officer', ['handler', 'unit-head'], cast.officers[0]);
    const { recording, journey } = scene;
    expect(await ask(bearer, evidenceApi.completeRecording, recording.id, { sha256: 'f'.repeat(64) })).toBe(
      409,
    );
    expect(await ask(bearer, evidenceApi.presignParts, recording.id, { numbers: [1] })).toBe(409);
    expect(await scene.bytes()).toEqual(before);
    const now = new Date().toISOString();
    const announced = await ask(bearer, evidenceApi.announceRecording, journey.id, {
      title: '伪造记录',
      activity: 'site-inspection',
      medium: 'photo',
      fileName: 'forged.jpg',
      contentType: 'image/jpeg',
      size: 10,
      startedAt: now,
      endedAt: now,
      deviceNow: now,
      place: '龙泉镇',
      officers: cast.officers,
    });
    if (announced < 300) {
      const { items } = await scene.house.api.call(evidenceApi.listRecordings, cast.handler, {
        id: journey.id,
      });
      expect(items.find(({ title }) => title === '伪造记录')?.state).toBe('uploading');
    } else expect(announced).toBe(403);
  });
});
