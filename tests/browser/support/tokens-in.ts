import type { Page, Response } from 'playwright-core';

const jwt = /eyJ[\w-]+\.(eyJ[\w-]+)\.[\w-]+/g;

const payloadOf = (part: string): { iss?: string } => {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString()) as { iss?: string };
  } catch {
    return {};
  }
};

/** Tokens of Keycloak in a text: access, identity and refresh tokens alike name it as their issuer. */
export const tokensIn = (text: string): string[] =>
  [...text.matchAll(jwt)].flatMap(([whole, payload = '']) =>
    payloadOf(payload).iss?.includes('/realms/') ? [whole] : [],
  );

const bodyOf = (response: Response): Promise<string> =>
  response.body().then(
    (body) => body.toString('utf8'),
    () => '',
  );

/** All that the portal answers to this page from now until it is asked for, headers and bodies. */
export const listenTo = (page: Page, portal: string): (() => Promise<string[]>) => {
  const answers: Promise<string>[] = [];
  const listen = (response: Response): void => {
    if (!response.url().startsWith(portal)) return;
    const whole = async () =>
      `${response.url()} ${JSON.stringify(await response.allHeaders())} ${await bodyOf(response)}`;
    answers.push(whole());
  };
  page.on('response', listen);
  return () => {
    page.off('response', listen);
    return Promise.all(answers);
  };
};
