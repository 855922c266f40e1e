/** Lets the workbench open without a network. Without a service worker (an old browser) it works as before, online. */
export const keepShell = () => {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  window.addEventListener('load', () => {
    navigator.serviceWorker.register(`${import.meta.env.BASE_URL}sw.js`).catch(() => undefined);
  });
};
