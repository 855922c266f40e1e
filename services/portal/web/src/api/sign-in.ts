/** Leaves for the sign-in page and comes back to the place the user was at. */
export const signIn = () => {
  const here = location.pathname + location.search;
  location.assign(`/session/login?to=${encodeURIComponent(here)}`);
};
