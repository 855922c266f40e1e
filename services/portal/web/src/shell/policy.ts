/** How long an officer looks at nothing before the kept page is shown. */
export const patienceMs = 4_000;

interface Asked {
  method: string;
  mode: string;
  url: string;
}

/**
 * Which requests the worker touches: pages and files of the workbench, and nothing else. What services answer, sessions
 * and recordings go by it, so no one's data is ever kept in the cache of a shared device.
 */
export const howToAnswer = ({ method, mode, url }: Asked, origin: string): 'page' | 'file' | undefined => {
  const { origin: asked, pathname } = new URL(url);
  if (method !== 'GET' || asked !== origin || !/^\/workbench(\/|$)/.test(pathname)) return undefined;
  return mode === 'navigate' ? 'page' : 'file';
};
