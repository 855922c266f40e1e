/** The store said no; the address may have run out. */
export class StoreRefusal extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`the store answered ${status}`);
    this.status = status;
  }
}

/** One PUT straight to the store. XMLHttpRequest, because fetch tells nothing of the way an upload has gone. */
export const putPart = (
  url: string,
  part: Blob,
  onProgress: (sent: number) => void,
  signal: AbortSignal,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    signal.addEventListener('abort', stop, { once: true });
    request.open('PUT', url);
    request.timeout = 10 * 60_000;
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () =>
      request.status >= 200 && request.status < 300 ? resolve() : reject(new StoreRefusal(request.status));
    request.onerror = () => reject(new TypeError('network'));
    request.ontimeout = () => reject(new TypeError('timeout'));
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    request.onloadend = () => signal.removeEventListener('abort', stop);
    request.send(part);
  });
