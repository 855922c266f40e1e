/** Leaves for the sign-in page and comes back to the place the user was at. */
export const signIn = () => {
  const here = location.pathname + location.search;
  location.assign(`/session/login?to=${encodeURIComponent(here)}`);
};

/** On the capture page nobody is sent away: a recording may be running, and what was captured waits on the device. */
export const isInField = () => location.pathname === '/workbench/capture';

let leaving = false;
window.addEventListener('pageshow', () => (leaving = false));

/** Whoever signs out is not led back in by the answer to what the page had asked before. */
export const leave = () => (leaving = true);
export const isLeaving = () => leaving;
