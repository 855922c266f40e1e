import { expect, it } from '@jest/globals';
import { inside } from './identity-provider.ts';

const issuer = 'https://id.example.gov.cn/realms/sanzhi';

it.each([
  [
    `${issuer}/protocol/openid-connect/token`,
    'http://keycloak:8080/realms/sanzhi/protocol/openid-connect/token',
  ],
  [
    `${issuer}/.well-known/openid-configuration`,
    'http://keycloak:8080/realms/sanzhi/.well-known/openid-configuration',
  ],
  [
    'https://id.example.gov.cn.evil.example/realms/sanzhi',
    'https://id.example.gov.cn.evil.example/realms/sanzhi',
  ],
])('asks for %s at Keycloak’s inner address', (url, asked) => {
  expect(inside(url, issuer, 'http://keycloak:8080')).toBe(asked);
});
